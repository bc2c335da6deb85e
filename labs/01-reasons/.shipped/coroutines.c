/*
 * Coroutines: functions with a stack of their own, which take turns on one thread. A turn ends when
 * the coroutine itself says so, in coroutine_yield(); the kernel knows nothing about it.
 */
#include <stdbool.h>
#include <stddef.h>
#include <ucontext.h>

#include "crew.h"

enum { STACK_BYTES = 64 << 10 };

static char stack[CREW_LARGEST][STACK_BYTES];
static ucontext_t scheduler, coroutine[CREW_LARGEST];
static bool ended[CREW_LARGEST];
static double ready[CREW_LARGEST]; /* when a waiting coroutine can go on */
static int current; /* whose turn it is */
static void (*task)(void);

static void body(void)
{
	task();
	ended[current] = true; /* and on to uc_link: the scheduler */
}

void coroutine_yield(void)
{
	swapcontext(&coroutine[current], &scheduler);
}

static void begin(int i)
{
	getcontext(&coroutine[i]);
	coroutine[i].uc_stack.ss_sp = stack[i];
	coroutine[i].uc_stack.ss_size = STACK_BYTES;
	coroutine[i].uc_link = &scheduler;
	makecontext(&coroutine[i], body, 0);
	ready[i] = 0;
	ended[i] = false;
}

/* Picks the one that has waited longest for its turn; with nobody ready, all sleep. */
static int next(int pieces)
{
	int first = -1;

	for (int n = 1; n <= pieces; n++) {
		int i = (current + n) % pieces;

		if (!ended[i] && (first < 0 || ready[i] < ready[first]))
			first = i;
	}
	if (ready[first] > 0)
		sleep_until(ready[first]);
	return first;
}

static void run(void (*work)(void), int pieces)
{
	task = work;
	for (int i = 0; i < pieces; i++)
		begin(i);
	for (int left = pieces; left > 0; left -= ended[current]) {
		current = next(pieces);
		swapcontext(&scheduler, &coroutine[current]);
	}
}

static void wait_until(double time)
{
	ready[current] = time;
	coroutine_yield();
}

const struct crew coroutines = {run, wait_until};
