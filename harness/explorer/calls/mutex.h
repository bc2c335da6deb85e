/*
 * Mutexes, in the bytes of the program's own pthread_mutex_t (mtx_t has the same), so that static
 * initialisers, copies and snapshots need no care.
 */
#ifndef MUTEX_H
#define MUTEX_H

#include "world/world.h"

bool mutex_is_held_by(uint64_t mutex, const struct thread *thread);
bool mutex_is_free(uint64_t mutex);
int mutex_owner(uint64_t mutex);
/* Caller holds it. One that was locked more often than once stays locked. */
void mutex_give_up(struct thread *thread, uint64_t mutex);
/* Is free, or the thread's own. */
void mutex_take(struct thread *thread, uint64_t mutex);
/* Ends the world if it is no mutex; true if it did. */
bool mutex_is_bad(uint64_t mutex);

#endif
