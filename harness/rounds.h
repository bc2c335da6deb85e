/*
 * Included before a lab's driver: how large the program is, each run decides for itself. A program
 * cannot tell a small size that is graded from a large one that is watched, and none needs to be
 * compiled twice. Without this file a driver has a size of its own.
 */
#ifndef ROUNDS_H
#define ROUNDS_H

int lab_rounds(void);
#define ROUNDS lab_rounds()

#endif
