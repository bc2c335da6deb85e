/*
 * What can go wrong in a step. Whatever the student's code does (crash, overflow its stack, spin
 * for ever) ends the step and the world, but not the explorer.
 *
 * Theory of operation
 *
 * A signal handler does not return to the student's code: it makes the processor go on as if the
 * fiber had trapped. If an operation was working on the student's memory (a bad pointer given to
 * printf), the handler jumps out of the operation to where faults_bad_pointer was set.
 *
 * A clock notices a loop that never traps: after ENDLESS_TICKS of processor time in one run of a
 * fiber, the run ends in the same way. So does, after KNOWN_TICKS, a run that has not left the
 * places of a loop that was endless before: the loop is met again in other states and in every
 * replay, and one that takes its full time once has been waited for.
 */
#ifndef FAULTS_H
#define FAULTS_H

#include "world/world.h"

#include <setjmp.h>
#include <signal.h>

/* Installs the signal handlers and starts the clock. */
void faults_init(void);

/* What the signal handlers look at. */
struct faults {
	volatile sig_atomic_t in_fiber;
	volatile sig_atomic_t runs; /* of fibers, so far */
	volatile sig_atomic_t signal; /* that ended the present run; 0: none has */
};
extern struct faults faults;

/*
 * To be called before and after fiber_run(). Inline, since a switch of stacks spoils the
 * processor's predictions of returns: every further return costs.
 */
static inline void faults_enter_fiber(void)
{
	faults.signal = 0;
	faults.in_fiber = 1;
}

/* False if a signal has ended the run: the caller calls faults_end_world(). */
static inline bool faults_leave_fiber(void)
{
	faults.in_fiber = 0;
	faults.runs = faults.runs + 1;
	return !faults.signal;
}

/* Ends the world by the signal, in the code of that thread. */
void faults_end_world(struct thread *thread);

/* To be set before any work for world_running. A fault in that work jumps here with its signal. */
extern sigjmp_buf faults_bad_pointer;
/* The address of that fault. */
uintptr_t faults_address(void);

/* Counts the clock's ticks: a cheap sign that it is time to look at a clock that costs more. */
extern volatile sig_atomic_t faults_ticks;

#endif
