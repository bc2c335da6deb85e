/*
 * What a gradebook adds up to: each student's points, and each lab's distribution.
 */
#ifndef GRADEBOOK_SUMS_H
#define GRADEBOOK_SUMS_H

#include "course/gradebook.h"

/* Fills in the sums of the students and of the labs. */
void gradebook_sum(struct gradebook *book);

#endif
