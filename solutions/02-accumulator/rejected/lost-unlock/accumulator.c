/*
 * The lock is right but for one path: the last round goes on to the end of the loop at once,
 * and leaves the lock locked. The other thread still has a round to do.
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
		lab_tick();
		if (round + 1 == rounds)
			continue;
		pthread_mutex_unlock(&lock);
	}
	return NULL;
}

static void *decrement(void *argument)
{
	int rounds = *(int *)argument;

	for (int round = 0; round < rounds; round++) {
		pthread_mutex_lock(&lock);
		i--;
		lab_tick();
		if (round + 1 == rounds)
			continue;
		pthread_mutex_unlock(&lock);
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
