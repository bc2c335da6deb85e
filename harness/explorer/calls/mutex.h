/*
 * Mutexes. They live in the bytes of the program's own pthread_mutex_t (mtx_t has the same layout),
 * so static initialisers, copies and snapshots just work.
 */
#ifndef MUTEX_H
#define MUTEX_H

#include "world/world.h"

bool mutex_is_held_by(uint64_t mutex, const struct thread *thread);
bool mutex_is_free(uint64_t mutex);
int mutex_owner(uint64_t mutex);
/* The caller holds it. A mutex that is locked more than once stays locked. */
void mutex_give_up(struct thread *thread, uint64_t mutex);
/* The mutex is free or the thread's own. */
void mutex_take(struct thread *thread, uint64_t mutex);
/* Ends the world and returns true if it is no mutex. */
bool mutex_is_bad(uint64_t mutex);

#endif
