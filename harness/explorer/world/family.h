/*
 * The numbers of threads. A thread's number follows from its creator and its place among that
 * creator's threads, so it is the same in every schedule.
 *
 * A number that nobody has any more is used again: that of a thread whose creator has joined it, at
 * once, since both are events of one thread. That of a thread which another one has joined, or
 * which was detached, depends on the schedule, and is taken only when no other is left.
 */
#ifndef FAMILY_H
#define FAMILY_H

#include "world/world.h"

void family_init(void);
/* The number of `parent`'s next child, or -1 if there are too many threads. */
int family_number_child(struct thread *parent);
/* Is it the thread that usually makes those of this number? */
bool family_is_maker(const struct thread *thread, int number);

#endif
