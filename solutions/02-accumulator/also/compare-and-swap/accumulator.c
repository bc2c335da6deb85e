/*
 * Compare and swap: compute the new value from the one seen, and store it only if `i` still
 * holds what was seen. If the other thread was quicker, `seen` is refreshed and the loop tries
 * again, so no update is built on an old value.
 */
#include <pthread.h>
#include <stdatomic.h>

#include "accumulator.h"

static atomic_int i;

static void *increment(void *argument)
{
	int rounds = *(int *)argument;

	for (int round = 0; round < rounds; round++) {
		int seen = atomic_load(&i);

		while (!atomic_compare_exchange_weak(&i, &seen, seen + 1))
			;
		lab_tick();
	}
	return NULL;
}

static void *decrement(void *argument)
{
	int rounds = *(int *)argument;

	for (int round = 0; round < rounds; round++) {
		int seen = atomic_load(&i);

		while (!atomic_compare_exchange_weak(&i, &seen, seen - 1))
			;
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
