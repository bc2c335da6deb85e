/*
 * The locks that each thread holds. Their number is part of the state. Which ones is kept only
 * while a witness is made.
 */
#ifndef HELD_H
#define HELD_H

#include "world/world.h"

enum { HELD_MOST = 8 };

struct held_locks {
	uint64_t locks[HELD_MOST];
	int count;
};

extern struct held_locks held_locks[THREADS_MOST];
extern bool held_wanted;

void held_reset(void);
void held_add(struct thread *thread, uint64_t lock);
void held_remove(struct thread *thread, uint64_t lock);

#endif
