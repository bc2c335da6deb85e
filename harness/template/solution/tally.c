/*
 * Two threads count their rounds in one variable, under one lock.
 */
#include <pthread.h>

#include "tally.h"

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER; /* guards seen */
static int seen;

static void *look(void *argument)
{
	int rounds = *(int *)argument;

	for (int round = 0; round < rounds; round++) {
		pthread_mutex_lock(&lock);
		seen++;
		pthread_mutex_unlock(&lock);
		lab_tick();
	}
	return NULL;
}

int tally(int rounds)
{
	pthread_t one;
	pthread_t other;

	seen = 0;
	pthread_create(&one, NULL, look, &rounds);
	pthread_create(&other, NULL, look, &rounds);
	pthread_join(one, NULL);
	pthread_join(other, NULL);
	return seen;
}
