/*
 * Every access is locked, but each thread has a lock of its own.
 */
#include <pthread.h>

#include "accumulator.h"

static int i;
static pthread_mutex_t increment_lock = PTHREAD_MUTEX_INITIALIZER;
static pthread_mutex_t decrement_lock = PTHREAD_MUTEX_INITIALIZER;

static void *increment(void *argument)
{
	int rounds = *(int *)argument;

	for (int round = 0; round < rounds; round++) {
		pthread_mutex_lock(&increment_lock);
		i++;
		pthread_mutex_unlock(&increment_lock);
		lab_tick();
	}
	return NULL;
}

static void *decrement(void *argument)
{
	int rounds = *(int *)argument;

	for (int round = 0; round < rounds; round++) {
		pthread_mutex_lock(&decrement_lock);
		i--;
		pthread_mutex_unlock(&decrement_lock);
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
