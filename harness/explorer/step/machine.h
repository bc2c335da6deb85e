/*
 * The machine: one student program, its threads as fibers, one step at a time.
 *
 *   machine_start()                 the moment before main
 *   machine_look(enabled)           which thread may go on, in which ways; sees a deadlock
 *   machine_step(thread, choice)    one of them goes on, to its next scheduling point
 *   world.end                       is set when that was the last step
 *
 * A step is the thread's pending operation and the plain code behind it. Nothing else ever runs
 * a student's code; whatever that code does (crash, overflow its stack, spin for ever) ends
 * the step, and the world, and not the explorer.
 */
#ifndef MACHINE_H
#define MACHINE_H

#include "world/world.h"

struct access_of {
	uint8_t thread;
	uint8_t how; /* TOUCH_... */
	uint32_t pc;
};

struct race {
	uint64_t address;
	struct access_of first, second;
};

/* Called for each race that a step runs into; may be NULL. */
extern void (*machine_on_race)(const struct race *race);
/* Called for each scheduling point or access that is done, in replays; may be NULL. */
extern void (*machine_on_event)(
	const struct thread *thread, const struct operation *operation, unsigned choice);

void machine_init(int argc, char **argv);
void machine_start(void);

struct enabled {
	uint64_t threads; /* bit for each that may go on, be it by a spurious wake-up only */
	uint32_t choices[THREADS_MOST]; /* valid for those */
};

/* How many steps the last one would have been, had every access been a scheduling point. */
extern unsigned machine_fine_steps;

void machine_look(struct enabled *enabled);
void machine_step(int thread, unsigned choice);

/* Is its pending operation a plain access (a call that touches plain memory included)? */
bool machine_at_access(const struct thread *thread);
/* The place in the student's code of its pending operation. */
uint32_t machine_pc(const struct thread *thread);

/* Which thread holds what its pending operation waits for; -1: nobody. */
int machine_holder(struct thread *thread);

/* ---------------------------------------------------------------- for operations */

/* The upper half of a result of sixteen bytes; an operation that has one sets it. */
extern uint64_t machine_second_result;

/* Ends the world; the first reason stays. */
void machine_end(enum end end, int code, uint64_t address, const char *text);
/* Makes the thread wait, or go on, with another operation instead of returning from this one. */
void machine_become(struct thread *thread, const struct operation *operation);
void machine_race(const struct race *race);
/* May the thread touch that? If not, the world ends. */
bool machine_may_touch(
	struct thread *thread, uint64_t address, uint64_t size, unsigned how, uint32_t pc);

/*
 * May the running operation work on the synchronisation object there? If not, since the memory
 * is none of the program's, or was freed, the world ends.
 */
bool machine_may_use(uint64_t address, uint64_t size);

/* Choices of an operation that can always be done, in one way. */
uint32_t always(const struct thread *thread);

extern const struct operation op_access, op_thread_start, op_context_start, op_main_start;

#endif
