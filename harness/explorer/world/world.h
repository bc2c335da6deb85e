/*
 * The world of an explored program: everything that its future depends on, and nothing else.
 *
 * A state is: `struct world`, the threads, the open accesses of access.h, the program's globals,
 * the heap, and every stack from its stack pointer up. state.h lays it down as bytes and brings it
 * back; two states are the same if their bytes are.
 *
 * Invariants:
 *   - What schedules differ in, but the program cannot tell, is not in here: no counters, no times,
 *     no addresses that depend on the order of things. Threads are numbered by family.h.
 *   - Memory that no state owns (below a stack pointer, above a heap's end) is zero.
 */
#ifndef WORLD_H
#define WORLD_H

#include "world/operation.h"

#include <stddef.h>

/* A program that has more is refused by name. */
enum { THREADS_MOST = 64 };

enum thread_state { THREAD_NONE, THREAD_LIVES, THREAD_ENDED, THREAD_JOINED };

struct thread {
	const struct operation *pending; /* what it will do next; NULL when it has ended */
	uint64_t arguments[6];
	uint64_t result; /* ended: its return value. Else: of the call it comes back from */
	char *sp;
	struct control *control; /* see keys.c; in its heap, from its first use on */
	struct block *free_blocks; /* see blocks.c */
	uint32_t heap_used; /* bytes; outlives the thread */
	uint32_t clock; /* looks at the clock, see time.c */
	uint32_t random;
	uint16_t children;
	uint8_t state;
	bool detached;
	bool interrupted; /* a spurious wake-up was its last */
	bool parked; /* see contexts.c */
	uint8_t carrier; /* the thread that the kernel sees: for all but contexts its own number */
};

struct world {
	uint64_t present; /* bit for each thread ever made in this execution */
	uint64_t output[2]; /* hash of what was printed */
	uint32_t output_length;
	uint32_t touches; /* open accesses, see touches.h */
	uint32_t reaches; /* sync objects that carry an order, see touches.h */
	struct keys *keys; /* see keys.c */
	struct pipes *pipes; /* see pipe.c */
	/* Once it has ended, see end.h: */
	uint8_t end;
	uint8_t end_thread;
	int32_t end_code;
	uint32_t end_pc;
	uint64_t end_address;
	const char *end_text; /* of ours, constant */
	bool waits_for_threads; /* main has called pthread_exit() */
};

extern struct world world;
extern struct thread threads[THREADS_MOST];

static inline int thread_number(const struct thread *thread)
{
	return (int)(thread - threads);
}

/* Makes the thread wait, or go on, with another operation instead of returning from its own. */
static inline void thread_becomes(struct thread *thread, const struct operation *operation)
{
	thread->pending = operation;
}

/* What was printed so far: world.output_length bytes, cut at OUTPUT_MOST. */
enum { OUTPUT_MOST = 1 << 20 };
extern char world_output[OUTPUT_MOST];
void world_print(const void *bytes, size_t length);

#endif
