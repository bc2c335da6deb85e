/*
 * Experiment 1: how many times faster is a crew than one worker alone?
 */
#include <stdbool.h>
#include <stdio.h>

#include "experiments.h"
#include "work.h"

#ifndef ROUNDS
#define ROUNDS 60
#endif

static bool busy; /* other programs leave too little of the machine to measure anything */

/* Did that worker get a twentieth of a processor, on average? */
static void measure_alone(struct order *order)
{
	double begin = now(), undisturbed;

	order->alone = crew_seconds(&alone, order);
	undisturbed = order->alone / order->timed * order->units * PIECES * order->attempts;
	busy = busy || undisturbed < (now() - begin) / 20;
}

static void measure(const char *key, const struct crew *crew, const struct order *order, int wanted)
{
	if (processors() < wanted) {
		printf("%s = cannot: there is only one processor here\n", key);
	} else if (busy) {
		printf("%s = not now: this machine is too busy\n", key);
	} else {
		use_processors(wanted);
		printf("%s = %.2f\n", key, order->alone / crew_seconds(crew, order));
	}
}

void measure_speed_ups(void)
{
	struct order computing = {compute, COMPUTE_UNITS, 20, ROUNDS, 0};
	struct order waiting = {ask, WAIT_UNITS, PIECES, ROUNDS / 10, 0};

	use_processors(processors());
	measure_alone(&computing);
	measure_alone(&waiting);
	measure("compute.threads", &threads, &computing, 2);
	measure("compute.threads.one-processor", &threads, &computing, 1);
	measure("compute.coroutines", &coroutines, &computing, 2);
	measure("compute.interpreter", &interpreter, &computing, 2);
	measure("compute.processes", &processes, &computing, 2);
	measure("compute.one-worker", &one_worker, &computing, 2);
	measure("compute.two-workers", &two_workers, &computing, 2);
	measure("wait.threads.one-processor", &threads, &waiting, 1);
	measure("wait.coroutines", &coroutines, &waiting, 1);
	measure("wait.interpreter", &interpreter, &waiting, 1);
	use_processors(processors());
}
