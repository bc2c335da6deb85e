/*
 * The first half of the rounds takes the lock in each round. The second half takes it once, so one
 * thread does all of it while the other waits.
 */
#include <pthread.h>

#include "accumulator.h"

static int i;
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;

static void add(int amount, int rounds)
{
	int round = 0;

	for (; round < rounds / 2; round++) {
		pthread_mutex_lock(&lock);
		i += amount;
		pthread_mutex_unlock(&lock);
		lab_tick();
	}
	pthread_mutex_lock(&lock);
	for (; round < rounds; round++) {
		i += amount;
		lab_tick();
	}
	pthread_mutex_unlock(&lock);
}

static void *increment(void *argument)
{
	add(1, *(int *)argument);
	return NULL;
}

static void *decrement(void *argument)
{
	add(-1, *(int *)argument);
	return NULL;
}

int accumulate(int rounds)
{
	int up = rounds, down = rounds + 1;
	pthread_t incrementing, decrementing;

	i = 0;
	pthread_create(&incrementing, NULL, increment, &up);
	pthread_create(&decrementing, NULL, decrement, &down);
	pthread_join(incrementing, NULL);
	pthread_join(decrementing, NULL);
	return i;
}
