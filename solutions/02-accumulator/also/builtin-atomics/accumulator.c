/*
 * The compiler's own atomic additions, on a plain int: what programs used before C11, and
 * still do. Each is one step that the other thread cannot split. After both joins a plain read
 * is enough.
 */
#include <pthread.h>

#include "accumulator.h"

static int i;

static void *increment(void *argument)
{
	int rounds = *(int *)argument;

	for (int round = 0; round < rounds; round++) {
		__atomic_fetch_add(&i, 1, __ATOMIC_RELAXED);
		lab_tick();
	}
	return NULL;
}

static void *decrement(void *argument)
{
	int rounds = *(int *)argument;

	for (int round = 0; round < rounds; round++) {
		__atomic_fetch_sub(&i, 1, __ATOMIC_RELAXED);
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
