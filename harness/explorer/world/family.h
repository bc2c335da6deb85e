/*
 * The numbers of threads. A thread's number follows from its creator and its rank among that
 * creator's threads, so it is the same in every schedule.
 */
#ifndef FAMILY_H
#define FAMILY_H

#include "world/world.h"

void family_init(void);
/* The number of the next child of `parent` (NULL: main); -1 when there are too many. */
int family_number_child(struct thread *parent);

#endif
