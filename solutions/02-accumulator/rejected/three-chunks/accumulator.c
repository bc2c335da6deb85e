/*
 * Each thread takes the lock three times, for a third of its rounds. The other one waits meanwhile.
 */
#include <pthread.h>

#include "accumulator.h"

static int i;
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;

static void add(int amount, int rounds)
{
	int round = 0;

	for (int part = 1; part <= 3; part++) {
		pthread_mutex_lock(&lock);
		for (; round < (long)rounds * part / 3; round++) {
			i += amount;
			lab_tick();
		}
		pthread_mutex_unlock(&lock);
	}
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
