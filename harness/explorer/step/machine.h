/*
 * The machine: runs one program, its threads as fibers, one step at a time.
 *
 *   machine_start()                 goes back to the moment before main
 *   machine_look(enabled)           says which threads may go on, and how; ends the world in a
 * deadlock machine_step(thread, choice)    lets one of them go on to its next scheduling point
 *
 * After a step world.end says whether it was the last, and access_races holds the races that it ran
 * into. A step is the thread's pending operation and the plain code after it. Nothing else ever
 * runs the student's code.
 */
#ifndef MACHINE_H
#define MACHINE_H

#include "world/world.h"

void machine_init(int argc, char **argv);
void machine_start(void);

struct enabled {
	struct thread_set threads; /* those that may go on, if only by a spurious wake-up */
	uint32_t choices[THREADS_MOST]; /* valid for these threads */
};

void machine_look(struct enabled *enabled);
/* Returns how many steps it would have been if every access were a scheduling point. */
unsigned machine_step(int thread, unsigned choice);

/* The thread that holds what its pending operation waits for, or -1. */
int machine_holder(struct thread *thread);

#endif
