/*
 * The clock and the processors.
 */
#define _GNU_SOURCE /* for sets of processors */
#include <sched.h>
#include <time.h>

#include "crew.h"

static cpu_set_t all; /* all processors that this process may use */

double now(void)
{
	struct timespec time;

	clock_gettime(CLOCK_MONOTONIC, &time);
	return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

void sleep_until(double time)
{
	struct timespec at = {.tv_sec = (time_t)time};

	at.tv_nsec = (long)((time - (double)at.tv_sec) * 1e9);
	while (clock_nanosleep(CLOCK_MONOTONIC, TIMER_ABSTIME, &at, NULL) != 0)
		;
}

int processors(void)
{
	if (CPU_COUNT(&all) == 0)
		sched_getaffinity(0, sizeof all, &all);
	return CPU_COUNT(&all);
}

/* Runs on `count` of the processors only, counted from `number` on. */
static void keep_to(int number, int count)
{
	cpu_set_t some;

	CPU_ZERO(&some);
	for (int i = 0; i < CPU_SETSIZE; i++)
		if (CPU_ISSET(i, &all) && --number < 0 && CPU_COUNT(&some) < count)
			CPU_SET(i, &some);
	sched_setaffinity(0, sizeof some, &some);
}

static int used; /* how many processors */

void use_processors(int count)
{
	used = count;
	keep_to(0, count);
}

void settle(int worker)
{
	keep_to(worker % used, 1);
}
