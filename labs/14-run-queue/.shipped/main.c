/*
 * The driver: a server with a few requests. Each is a task of ROUNDS steps, which in its first step
 * starts another task: a note of one step for the log. At the end every task should have done its
 * steps, no more and no less. Do not edit it: the harness sets the number of rounds.
 */
#include <stdatomic.h>
#include <stdio.h>

#include "lab.h"
#include "sched.h"

#ifndef ROUNDS
#define ROUNDS 100000
#endif

enum { REQUESTS = 3 };

static struct task requests[REQUESTS], notes[REQUESTS];

/* What was done, kept where no scheduler writes. */
static int served[REQUESTS], noted[REQUESTS]; /* steps of each task */
static atomic_int strange; /* steps of something else, such as a copy of a task */

static int count_step(struct task *task, const struct task tasks[], int steps[])
{
	for (int i = 0; i < REQUESTS; i++)
		if (task == &tasks[i])
			return task->steps = ++steps[i];
	strange++;
	return ROUNDS;
}

static bool note(struct task *task)
{
	count_step(task, notes, noted);
	lab_tick();
	return false;
}

static bool serve(struct task *task)
{
	int step = count_step(task, requests, served);

	if (step == 1)
		sched_go(task->child);
	lab_tick();
	return step < ROUNDS;
}

int main(void)
{
	int missing = 0, extra = 0;

	for (int i = 0; i < REQUESTS; i++) {
		notes[i] = (struct task){note, 0, NULL};
		requests[i] = (struct task){serve, 0, &notes[i]};
		sched_go(&requests[i]);
	}
	sched_run();
	for (int i = 0; i < REQUESTS; i++) {
		int left = ROUNDS - served[i];

		missing += (left > 0 ? left : 0) + (noted[i] < 1);
		extra += (left < 0 ? -left : 0) + (noted[i] > 1 ? noted[i] - 1 : 0);
	}
	printf("extra steps = %d, missing steps = %d\n", extra + strange, missing);
	return 0;
}
