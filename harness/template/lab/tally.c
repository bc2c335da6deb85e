/*
 * Two threads count their rounds in one variable.
 *
 * TODO: count every round of both. The threads must still work at the same time.
 */
#include <pthread.h>

#include "tally.h"

static int seen;

static void *look(void *argument)
{
	int rounds = *(int *)argument;

	for (int round = 0; round < rounds; round++) {
		seen++;
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
