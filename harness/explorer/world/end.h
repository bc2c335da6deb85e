/* How an execution ends. */
#ifndef END_H
#define END_H

#include "world/world.h"

/* A number, and the word that the log has for it. */
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

const char *end_word(enum end end);

/* The thread whose step it is; NULL between steps. */
extern struct thread *world_running;

/* Ends the world, by what the running thread does. The first reason stays. */
void world_end(enum end end, int code, uint64_t address, const char *text);

#endif
