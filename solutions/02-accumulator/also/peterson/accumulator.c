/*
 * Peterson's algorithm, a lock for two threads made of loads and stores alone: announce that
 * you want in, give the other the turn, and wait while it wants in too and has the turn. It is
 * right only because these atomics are sequentially consistent: neither thread may read the
 * other's wish before its own is stored.
 */
#include <pthread.h>
#include <sched.h>
#include <stdatomic.h>
#include <stdbool.h>

#include "accumulator.h"

static int i;

static atomic_bool wants[2];
static atomic_int turn; /* with wants, guards i */

static void enter(int self)
{
	int other = 1 - self;

	atomic_store(&wants[self], true);
	atomic_store(&turn, other);
	while (atomic_load(&wants[other]) && atomic_load(&turn) == other)
		sched_yield();
}

static void leave(int self)
{
	atomic_store(&wants[self], false);
}

static void *increment(void *argument)
{
	int rounds = *(int *)argument;

	for (int round = 0; round < rounds; round++) {
		enter(0);
		i++;
		leave(0);
		lab_tick();
	}
	return NULL;
}

static void *decrement(void *argument)
{
	int rounds = *(int *)argument;

	for (int round = 0; round < rounds; round++) {
		enter(1);
		i--;
		leave(1);
		lab_tick();
	}
	return NULL;
}

int accumulate(int rounds)
{
	int up = rounds;
	int down = rounds + 1;
	pthread_t incrementer;
	pthread_t decrementer;

	i = 0;
	pthread_create(&incrementer, NULL, increment, &up);
	pthread_create(&decrementer, NULL, decrement, &down);
	pthread_join(incrementer, NULL);
	pthread_join(decrementer, NULL);
	return i;
}
