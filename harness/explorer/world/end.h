/* How an execution ends. */
#ifndef END_H
#define END_H

#include "world/world.h"

/* Each end with its word in the log. */
#define ENDS(X)                                                                                    \
	X(NOT_YET, "not yet")                                                                      \
	X(EXITED, "exited") /* code: the status. main returned, exit() was called, or the last     \
			       thread ended */                                                     \
	X(ASSERTED, "assertion")                                                                   \
	X(ABORTED, "abort")                                                                        \
	X(CRASHED, "crash") /* code: the signal */                                                 \
	X(MEMORY, "memory") /* touched memory that is not the program's, or freed a block twice */ \
	X(MISUSED, "misuse")                                                                       \
	X(ENDLESS, "endless") /* runs on without doing anything that another thread could see */   \
	X(DEADLOCK, "deadlock")                                                                    \
	X(LIVELOCK, "livelock")                                                                    \
	X(UNMODELLED, "unmodelled") /* did what the explorer does not model: no verdict */

enum end {
#define X(name, word) END_##name,
	ENDS(X)
#undef X
};

const char *end_word(enum end end);

/* The thread whose step is running; NULL between steps. */
extern struct thread *world_running;

/* Ends the world because of what the running thread does. The first reason stays. */
void world_end(enum end end, int code, uint64_t address, const char *text);

#endif
