/*
 * The numbers of threads. A thread's number follows from its creator and its rank among that
 * creator's threads, so it is the same in every schedule.
 */
#ifndef FAMILY_H
#define FAMILY_H

#include "world/world.h"

void family_init(void);
/* The number of `parent`'s next child (NULL: main), or -1 if there are too many threads. */
int family_number_child(struct thread *parent);

#endif
