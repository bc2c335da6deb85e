/*
 * An atomic addition is one step: load, add and store cannot be split by the other thread, so
 * no lock is needed. (On an atomic_int, `i++` would mean the same; the long form makes it
 * visible.)
 */
#include <pthread.h>
#include <stdatomic.h>

#include "accumulator.h"

static atomic_int i;

static void *increment(void *argument)
{
	int rounds = *(int *)argument;

	for (int round = 0; round < rounds; round++) {
		atomic_fetch_add(&i, 1);
		lab_tick();
	}
	return NULL;
}

static void *decrement(void *argument)
{
	int rounds = *(int *)argument;

	for (int round = 0; round < rounds; round++) {
		atomic_fetch_sub(&i, 1);
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
