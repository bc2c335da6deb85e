/* Threads: create, join, detach, end. Contexts (contexts.c) begin and end like threads. */
#ifndef THREADS_H
#define THREADS_H

#include "world/operation.h"
#include "world/world.h"

/* The functions that a new fiber calls first. They run on the student's stack. */
struct thread_bodies {
	void (*main)(int argc, char **argv);
	void (*thread)(void *(*start)(void *), void *argument);
	void (*thread_c11)(int (*start)(void *), void *argument);
	void (*context)(void (*start)(uint64_t, uint64_t, uint64_t), const uint64_t with[4]);
};

void threads_init(const struct thread_bodies *bodies);
void threads_begin_main(void);
void threads_main_arguments(int argc, char **argv);
/*
 * Makes a context that waits in `operation`, then calls `function`, then switches to the context
 * `after`. NULL if that ended the world.
 */
struct thread *threads_make_context(struct thread *maker, const struct operation *operation,
	uint64_t function, const uint64_t arguments[3], uint64_t after);
/* Ends the thread and wipes what it leaves behind. */
void threads_end(struct thread *thread, enum thread_state state);

#endif
