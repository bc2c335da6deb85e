/*
 * A random program: a table of instructions for each of two or three threads, run by the
 * interpreter (interpreter.c), which is compiled and instrumented as a student's program is.
 * Thread 0 is main: it makes the others, runs its own table, joins them and prints.
 *
 * `object` numbers a mutex, a cell and so on, by what the instruction works on. Cells are the
 * shared variables; every thread has an accumulator `sum`, into which goes whatever it finds out,
 * and which is printed at the end, and the value `last` that it has read last.
 */
#ifndef PROGRAM_H
#define PROGRAM_H

#include <stdint.h>

enum {
	PROGRAM_THREADS = 5,
	PROGRAM_LENGTH = 5, /* instructions of a thread, at most */
	PROGRAM_CELLS = 4,
	PROGRAM_OBJECTS = 2, /* of each kind */
};

/* Each with its points, that is accesses and operations, where it does not wait or skip. */
#define INSTRUCTIONS(X)                                                \
	X(STOP, 0) /* where the table ends */                          \
	/* plain accesses: value is what is written */                 \
	X(READ, 1)                                                     \
	X(WRITE, 1)                                                    \
	X(COPY, 1)                                                     \
	X(INCREMENT, 2)                                                \
	/* skip: how many instructions are left out when it fails */   \
	X(LOCK, 1)                                                     \
	X(TRYLOCK, 1)                                                  \
	X(UNLOCK, 1)                                                   \
	/* value: the cell that is waited for; skip: the mutex */      \
	X(WAIT, 2)                                                     \
	X(WAIT_IF, 2)                                                  \
	X(SIGNAL, 1)                                                   \
	X(BROADCAST, 1)                                                \
	X(SEM_WAIT, 1)                                                 \
	X(SEM_TRYWAIT, 1)                                              \
	X(SEM_POST, 1)                                                 \
	X(BARRIER, 2)                                                  \
	X(READ_LOCK, 1)                                                \
	X(TRY_READ_LOCK, 1)                                            \
	X(WRITE_LOCK, 1)                                               \
	X(TRY_WRITE_LOCK, 1)                                           \
	X(RW_UNLOCK, 1)                                                \
	X(SPIN_LOCK, 1)                                                \
	X(SPIN_TRYLOCK, 1)                                             \
	X(SPIN_UNLOCK, 1)                                              \
	/* order: a memory order */                                    \
	X(LOAD, 1)                                                     \
	X(STORE, 1)                                                    \
	X(ADD, 1)                                                      \
	/* from zero to value */                                       \
	X(SWAP, 1)                                                     \
	X(FENCE, 1)                                                    \
	X(ONCE, 3)                                                     \
	/* unless `last` is value, `skip` instructions are left out */ \
	X(UNLESS, 0)                                                   \
	X(PRINT, 1)

enum code {
#define X(name, points) name,
	INSTRUCTIONS(X)
#undef X
};

struct instruction {
	uint8_t code, object, value, order, skip;
};

struct program {
	int threads;
	int semaphores[PROGRAM_OBJECTS]; /* their values to begin with */
	int barrier; /* how many threads it takes */
	struct instruction table[PROGRAM_THREADS][PROGRAM_LENGTH + 1];
};

/* What the interpreter asks of the driver. These are no part of what is explored. */
int program_threads(void);
int program_semaphore(int which, void *semaphore);
int program_barrier(void *barrier);
/* A packed `struct instruction`: code in the lowest byte, and so on. */
uint64_t program_instruction(int thread, int at);

#endif
