/*
 * The driver: a server with a few requests. Each is a task of ROUNDS steps, which in its first step
 * starts another task: a note of one step for the log. At the end every task should have done its
 * steps, no more and no less. Do not edit it: the harness sets the number of rounds.
 */
#include <stdio.h>

#include "lab.h"
#include "sched.h"

#ifndef ROUNDS
#define ROUNDS 100000
#endif

enum { REQUESTS = 3 };

static bool note(struct task *task)
{
	task->steps++;
	lab_tick();
	return false;
}

static bool serve(struct task *task)
{
	int step = ++task->steps;

	if (step == 1)
		sched_go(task->child);
	lab_tick();
	return step < ROUNDS;
}

int main(void)
{
	struct task requests[REQUESTS], notes[REQUESTS];
	int missing = 0, extra = 0;

	for (int i = 0; i < REQUESTS; i++) {
		notes[i] = (struct task){note, 0, NULL};
		requests[i] = (struct task){serve, 0, &notes[i]};
		sched_go(&requests[i]);
	}
	sched_run();
	for (int i = 0; i < REQUESTS; i++) {
		int left = ROUNDS - requests[i].steps;

		missing += (left > 0 ? left : 0) + (notes[i].steps < 1);
		extra += (left < 0 ? -left : 0) + (notes[i].steps > 1 ? notes[i].steps - 1 : 0);
	}
	printf("extra steps = %d, missing steps = %d\n", extra, missing);
	return 0;
}
