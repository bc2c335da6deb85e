/*
 * One round up and two rounds down, correctly locked: the sum is -1, and nearly all work is
 * skipped.
 */
#include <pthread.h>

#include "accumulator.h"

static int i;
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;

static void *increment(void *argument)
{
	int rounds = *(int *)argument;

	for (int round = 0; round < rounds; round++) {
		pthread_mutex_lock(&lock);
		i++;
		pthread_mutex_unlock(&lock);
		lab_tick();
	}
	return NULL;
}

static void *decrement(void *argument)
{
	int rounds = *(int *)argument;

	for (int round = 0; round < rounds; round++) {
		pthread_mutex_lock(&lock);
		i--;
		pthread_mutex_unlock(&lock);
		lab_tick();
	}
	return NULL;
}

int accumulate(int rounds)
{
	int up = rounds < 1 ? rounds : 1;
	int down = up + 1;
	pthread_t incrementer;
	pthread_t decrementer;

	i = 0;
	pthread_create(&incrementer, NULL, increment, &up);
	pthread_create(&decrementer, NULL, decrement, &down);
	pthread_join(incrementer, NULL);
	pthread_join(decrementer, NULL);
	return i;
}
