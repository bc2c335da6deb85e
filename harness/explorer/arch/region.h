/* Heaps and stacks of the program, and nothing else, are where `address >> REGION_SHIFT` is 1. */
#ifndef REGION_H
#define REGION_H

#define REGION_SHIFT 40

#endif
