/*
 * The counting is locked as it should be, but the decrementer is never joined: accumulate()
 * sleeps for a moment instead, and reads `i` while the thread may still count.
 */
#include <pthread.h>
#include <unistd.h>

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
	int up = rounds;
	int down = rounds + 1;
	pthread_t incrementer;
	pthread_t decrementer;

	i = 0;
	pthread_create(&incrementer, NULL, increment, &up);
	pthread_create(&decrementer, NULL, decrement, &down);
	pthread_join(incrementer, NULL);
	usleep(20000);
	return i;
}
