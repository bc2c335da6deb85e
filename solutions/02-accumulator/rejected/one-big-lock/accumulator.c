/*
 * The lock is taken once, around the whole loop. The threads exist at the same time, but one
 * of them only waits for the other.
 */
#include <pthread.h>

#include "accumulator.h"

static int i;
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;

static void *increment(void *argument)
{
	int rounds = *(int *)argument;

	pthread_mutex_lock(&lock);
	for (int round = 0; round < rounds; round++) {
		i++;
		lab_tick();
	}
	pthread_mutex_unlock(&lock);
	return NULL;
}

static void *decrement(void *argument)
{
	int rounds = *(int *)argument;

	pthread_mutex_lock(&lock);
	for (int round = 0; round < rounds; round++) {
		i--;
		lab_tick();
	}
	pthread_mutex_unlock(&lock);
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
