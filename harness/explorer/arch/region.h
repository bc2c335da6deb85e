/*
 * An address of the program's heaps and stacks, and no other, has `address >> REGION_SHIFT` equal
 * to 1.
 */
#ifndef REGION_H
#define REGION_H

#define REGION_SHIFT 40

#endif
