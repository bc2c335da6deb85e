/*
 * Each thread counts in a local variable and adds its sum to `i` once, at the end, under a
 * lock. Two locked additions instead of millions: there is little to wait for.
 */
#include <pthread.h>

#include "accumulator.h"

static int i;
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER; /* guards i */

static void *increment(void *argument)
{
	int rounds = *(int *)argument;
	int sum = 0;

	for (int round = 0; round < rounds; round++) {
		sum++;
		lab_tick();
	}
	pthread_mutex_lock(&lock);
	i += sum;
	pthread_mutex_unlock(&lock);
	return NULL;
}

static void *decrement(void *argument)
{
	int rounds = *(int *)argument;
	int sum = 0;

	for (int round = 0; round < rounds; round++) {
		sum--;
		lab_tick();
	}
	pthread_mutex_lock(&lock);
	i += sum;
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
