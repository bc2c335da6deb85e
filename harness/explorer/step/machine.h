/*
 * The machine: one student program, its threads as fibers, one step at a time.
 *
 *   machine_start()                 the moment before main
 *   machine_look(enabled)           which thread may go on, in which ways; sees a deadlock
 *   machine_step(thread, choice)    one of them goes on, to its next scheduling point
 *   world.end                       is set when that was the last step
 *   access_races                    are the races that the step ran into
 *
 * A step is the thread's pending operation and the plain code behind it. Nothing else ever runs
 * a student's code.
 */
#ifndef MACHINE_H
#define MACHINE_H

#include "world/world.h"

void machine_init(int argc, char **argv);
void machine_start(void);

struct enabled {
	uint64_t threads; /* bit for each that may go on, be it by a spurious wake-up only */
	uint32_t choices[THREADS_MOST]; /* valid for those */
};

void machine_look(struct enabled *enabled);
/* Returns how many steps this would have been, had every access been a scheduling point. */
unsigned machine_step(int thread, unsigned choice);

/* Which thread holds what its pending operation waits for; -1: nobody. */
int machine_holder(struct thread *thread);

#endif
