/*
 * Brings its own pthread_create() and pthread_join(): a plain call, and nothing to wait for.
 */
#include <pthread.h>

#include "accumulator.h"

static int i;

int pthread_create(
	pthread_t *thread, const pthread_attr_t *attributes, void *(*work)(void *), void *argument)
{
	(void)attributes;
	*thread = pthread_self();
	work(argument);
	return 0;
}

int pthread_join(pthread_t thread, void **result)
{
	(void)thread;
	(void)result;
	return 0;
}

static void *increment(void *argument)
{
	int rounds = *(int *)argument;

	for (int round = 0; round < rounds; round++) {
		i++;
		lab_tick();
	}
	return NULL;
}

static void *decrement(void *argument)
{
	int rounds = *(int *)argument;

	for (int round = 0; round < rounds; round++) {
		i--;
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
