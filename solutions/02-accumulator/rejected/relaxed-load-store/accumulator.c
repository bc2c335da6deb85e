/*
 * Both accesses are atomic, so there is no data race, and no detector says a word. Between the
 * load and the store the other thread may still count.
 */
#include <pthread.h>
#include <stdatomic.h>

#include "accumulator.h"

static atomic_int i;

static void *increment(void *argument)
{
	int rounds = *(int *)argument;

	for (int round = 0; round < rounds; round++) {
		int seen = atomic_load_explicit(&i, memory_order_relaxed);

		atomic_store_explicit(&i, seen + 1, memory_order_relaxed);
		lab_tick();
	}
	return NULL;
}

static void *decrement(void *argument)
{
	int rounds = *(int *)argument;

	for (int round = 0; round < rounds; round++) {
		int seen = atomic_load_explicit(&i, memory_order_relaxed);

		atomic_store_explicit(&i, seen - 1, memory_order_relaxed);
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
