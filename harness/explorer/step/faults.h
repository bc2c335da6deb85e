/*
 * What can go wrong in a step: whatever the student's code does (crash, overflow its stack, spin
 * for ever) ends the step, and the world, and not the explorer.
 *
 * Theory of operation
 *
 * A signal in the student's code does not return to it: the handler makes the processor go on as
 * if the fiber had trapped. A signal while an operation works on the student's memory (a bad
 * pointer given to printf) jumps out of the operation instead, to where faults_bad_pointer was set.
 *
 * A loop that never traps is seen by a clock: after ENDLESS_TICKS of processor time in one run of a
 * fiber, the run ends in the same way.
 */
#ifndef FAULTS_H
#define FAULTS_H

#include "world/world.h"

#include <setjmp.h>

/* Installs the handlers and starts the clock. */
void faults_init(void);

/*
 * Runs the thread's fiber until its next trap. If a signal came first the world has ended, as its
 * place and kind say.
 */
void faults_run_fiber(struct thread *thread);

/* Set it before work on behalf of world_running: a fault there jumps, with the signal. */
extern sigjmp_buf faults_bad_pointer;
/* The address of the fault that jumped. */
uintptr_t faults_address(void);

#endif
