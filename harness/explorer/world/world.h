/*
 * The world of an explored program: everything that its future depends on, and nothing else.
 *
 * A state consists of `struct world`, the threads, the open accesses of touches.h, the program's
 * globals, the heaps, and every stack from its stack pointer up. state.h saves it as bytes and
 * restores it. Two states are the same if their bytes are.
 *
 * Invariants:
 *   - Nothing here differs between schedules unless the program can tell the difference: no
 *     counters, no times, no addresses or thread numbers that depend on the order of events.
 *   - Memory that no state owns (below a stack pointer, above a heap's end) is zero.
 */
#ifndef WORLD_H
#define WORLD_H

#include "world/operation.h"
#include "world/thread_set.h"

#include <stddef.h>

/* JOINED: by another thread than its maker. Of one that its maker joins nothing is kept: family.h.
 */
enum thread_state { THREAD_NONE, THREAD_LIVES, THREAD_ENDED, THREAD_JOINED };

struct thread {
	const struct operation *pending; /* what it does next; NULL once it has ended */
	uint64_t arguments[6];
	uint64_t result; /* of the call it returns from; once it has ended, its own */
	char *sp;
	struct control *control; /* see keys.c; in its heap, made at first use */
	struct block *free_blocks; /* see blocks.c */
	uint32_t heap_used; /* bytes; outlives the thread */
	uint32_t clock; /* how often it has read the clock, see time.c */
	uint32_t random;
	uint32_t ticks; /* see ticks.c */
	uint16_t locks; /* that name it as their owner */
	uint8_t state;
	bool detached;
	bool interrupted; /* its last step was a spurious wake-up */
	bool parked; /* see contexts.c */
	uint8_t carrier; /* the kernel's thread that runs it: itself, unless it is a context */
};

struct world {
	struct thread_set present; /* the threads of which something is kept, if only their heap */
	uint64_t output[2]; /* hash of what was printed */
	uint64_t ticked; /* how often which of the threads, ended ones too, have ticked: see ticks.c
			  */
	uint32_t output_length;
	uint32_t touches; /* open accesses, see touches.h */
	uint32_t reaches; /* objects that have a bit, see touches.h */
	uint32_t living; /* threads, contexts as well */
	struct keys *keys; /* see keys.c */
	struct pipes *pipes; /* see pipe.c */
	struct counters *counters; /* see eventfd.c */
	uint8_t date; /* which one it is, from 1 on; 0 before anybody asked: see time.c */
	/* Once it has ended (end.h): */
	uint8_t end;
	uint8_t end_thread;
	int32_t end_code;
	uint32_t end_pc;
	uint64_t end_address;
	const char *end_text; /* one of our constants */
	bool waits_for_threads; /* main has called pthread_exit() */
};

extern struct world world;
extern struct thread threads[THREADS_MOST];

static inline int thread_number(const struct thread *thread)
{
	return (int)(thread - threads);
}

/* Gives the thread another pending operation instead of returning from this one. */
static inline void thread_becomes(struct thread *thread, const struct operation *operation)
{
	thread->pending = operation;
}

/*
 * What the program has printed: world.output_length bytes, of which at most OUTPUT_MOST are kept.
 */
enum { OUTPUT_MOST = 1 << 20 };
extern char world_output[OUTPUT_MOST];
void world_print(const void *bytes, size_t length);

#endif
