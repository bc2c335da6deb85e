/*
 * Data races as the textbook has them: vector clocks over one execution.
 *
 * An access is a race if another thread's conflicting access is not before it in happens-before.
 * Written from the manuals, without a look at harness/explorer/world/: what objects do is
 * followed here in a model of its own, fed with the operations as they are about to happen.
 */
#ifndef CLOCKS_H
#define CLOCKS_H

#include "world/world.h"

#include <stddef.h>

/* Before main: nobody knows of anything. */
void clocks_start(void);
/* What `thread` does next. */
void clocks_event(const struct thread *thread, const struct operation *operation);
/* A semaphore of that value, or a barrier for so many threads, is about to be initialised. */
void clocks_initialised(const void *object, unsigned value);
/* After a step of `maker`: threads that are new know what it knew. */
void clocks_born(int maker);

/* Any race since this was set to false. Going back in time does not undo it. */
extern bool clocks_raced;

/* All of the state there is, to be copied away and back. */
extern void *const clocks_state;
extern const size_t clocks_size;

#endif
