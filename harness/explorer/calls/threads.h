/* Threads: made, joined, detached, ended. Contexts begin and end like threads: contexts.c. */
#ifndef THREADS_H
#define THREADS_H

#include "world/world.h"

void threads_begin_main(void);
void threads_main_arguments(int argc, char **argv);
/* One that calls `function` and then goes on at the context `after`. NULL: the world has ended. */
struct thread *threads_make_context(
	struct thread *maker, uint64_t function, const uint64_t arguments[3], uint64_t after);
/* What it leaves behind is wiped. */
void threads_end(struct thread *thread, enum thread_state state);

/* callbacks.c: the first frame of a fiber. */
void thread_body(void *(*start)(void *), void *argument);
void thread_body_c11(int (*start)(void *), void *argument);
void main_body(int argc, char **argv);
void context_body(void (*start)(uint64_t, uint64_t, uint64_t), const uint64_t with[4]);

#endif
