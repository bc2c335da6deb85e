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
 * fiber, the run ends in the same way.
 */
#ifndef FAULTS_H
#define FAULTS_H

#include "world/world.h"

#include <setjmp.h>

/* Installs the signal handlers and starts the clock. */
void faults_init(void);

/* Runs the thread's fiber until its next trap. A signal before that ends the world. */
void faults_run_fiber(struct thread *thread);

/* To be set before any work for world_running. A fault in that work jumps here with its signal. */
extern sigjmp_buf faults_bad_pointer;
/* The address of that fault. */
uintptr_t faults_address(void);

#endif
