/*
 * The world of an explored program: everything that its future depends on, and nothing else.
 *
 * A state is: `struct world`, the threads, the open accesses of access.h, the program's globals,
 * the heap, and every stack from its stack pointer up. world_save() lays a state down as bytes,
 * world_restore() makes it the present again, and two states are the same if their bytes are.
 *
 * Invariants:
 *   - What schedules differ in, but the program cannot tell, is not in here: no counters, no times,
 *     no addresses that depend on the order of things. Threads are numbered by who made them
 *     as his how manieth, wherever and whenever that happens.
 *   - Memory that no state owns (below a stack pointer, above a heap's end) is zero.
 */
#ifndef WORLD_H
#define WORLD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Limits; a program that passes one is refused by name. */
enum {
	THREADS_MOST = 64,
	STACK_SIZE = 8 << 20, /* bytes; of main, too */
	HEAP_SIZE = 16 << 20, /* bytes, each thread has a heap of its own */
};

struct thread;

/* How a call is done. One of these stands in its object's file for every name in operations.h. */
struct operation {
	const char *name;
	int arguments;
	/*
	 * In which ways may the thread go on, now? One bit each: 0 is "blocked". NULL: the call is
	 * no scheduling point, and is done at once.
	 */
	uint32_t (*choices)(const struct thread *thread);
	/* Does it, in the way that bit number `choice` stands for. The result is the call's. */
	uint64_t (*run)(struct thread *thread, unsigned choice);
	/* For a thread that waits: which thread holds what it waits for (-1: nobody). */
	int (*holder)(const struct thread *thread);
	int size; /* of an atomic access, in bytes */
	bool c11; /* results as <threads.h> has them */
	bool touches; /* reads or writes plain memory: a scheduling point where accesses are */
	bool variadic;
};

#define OPERATION(call) const struct operation op_##call

/* Bit of a wake-up that nobody asked for, and of a time-out: see cond.c. */
enum { CHOICE_TIMEOUT = 30, CHOICE_SPURIOUS = 31 };
#define BIT(choice) (UINT32_C(1) << (choice))

enum thread_state { THREAD_NONE, THREAD_LIVES, THREAD_ENDED, THREAD_JOINED };

struct thread {
	const struct operation *pending; /* what it will do next; NULL when it has ended */
	uint64_t arguments[6];
	uint64_t result; /* ended: its return value. Else: of the call it comes back from */
	char *sp;
	struct control *control; /* see keys.c; in its heap, from its first use on */
	struct block *free_blocks; /* see heap.c */
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

/* How an execution ended. */
#define ENDS(X)                                                                                   \
	X(NOT_YET, "not yet")                                                                     \
	X(EXITED,                                                                                 \
		"exited") /* code: the status; main returned, exit(), or the last thread ended */ \
	X(ASSERTED, "assertion")                                                                  \
	X(ABORTED, "abort")                                                                       \
	X(CRASHED, "crash") /* code: the signal */                                                \
	X(MEMORY, "memory") /* an address that is none of the program's, a block freed twice */   \
	X(MISUSED, "misuse")                                                                      \
	X(ENDLESS, "endless") /* runs on without doing anything that another could see */         \
	X(DEADLOCK, "deadlock")                                                                   \
	X(LIVELOCK, "livelock")                                                                   \
	X(UNMODELLED, "unmodelled") /* what the explorer does not know: no verdict */

enum end {
#define X(name, word) END_##name,
	ENDS(X)
#undef X
};

struct world {
	uint64_t present; /* bit for each thread ever made in this execution */
	uint64_t output[2]; /* hash of what was printed */
	uint32_t output_length;
	uint32_t touches; /* open accesses, see access.h */
	uint32_t reaches; /* sync objects that carry an order, see access.h */
	struct keys *keys; /* see keys.c */
	struct pipes *pipes; /* see pipe.c */
	/* Once it has ended: */
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

/* Maps stacks and heaps, finds the program's globals, keeps them as they are now. */
void world_init(void);
/* Back to the moment before main. */
void world_reset(void);

/* ---------------------------------------------------------------- threads and memory */

/* The number of the next child of `parent` (NULL: main), the same in every schedule. */
int world_number_child(struct thread *parent);
/* Bytes at the end of a thread's heap, zeroed; NULL when there is no more. */
void *world_heap_grow(struct thread *thread, size_t bytes);
char *world_heap_base(int number);
char *world_stack_top(int number);
/* May the program write there? */
bool world_owns(uintptr_t address, size_t size);
bool world_in_heap(uintptr_t address);
/* The thread in whose stack it lies, -1 for none. */
int world_stack_of(uintptr_t address);
bool world_is_code(uintptr_t address);
bool world_is_global(uintptr_t address);
/* A fault there is a stack that ran over. */
bool world_in_guard(uintptr_t address, int number);
/* After `thread` trapped: what its calls left below its stack pointer is wiped. */
void world_wipe_below(struct thread *thread);

/* What was printed so far: world.output_length bytes, cut at OUTPUT_MOST. */
enum { OUTPUT_MOST = 1 << 20 };
extern char world_output[OUTPUT_MOST];
void world_print(const void *bytes, size_t length);

/* ---------------------------------------------------------------- states */

struct key {
	uint64_t low, high;
};

/* The present as bytes: valid until the next call. */
const void *world_save(size_t *length);
struct key world_key(const void *state, size_t length);
void world_restore(const void *state);

#endif
