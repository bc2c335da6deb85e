/*
 * The answer is known to be -1, so the loops are gone and -1 is returned.
 */
#include <pthread.h>

#include "accumulator.h"

static void *increment(void *argument)
{
	(void)argument;
	return NULL;
}

static void *decrement(void *argument)
{
	(void)argument;
	return NULL;
}

int accumulate(int rounds)
{
	int up = rounds;
	int down = rounds + 1;
	pthread_t incrementer;
	pthread_t decrementer;

	pthread_create(&incrementer, NULL, increment, &up);
	pthread_create(&decrementer, NULL, decrement, &down);
	pthread_join(incrementer, NULL);
	pthread_join(decrementer, NULL);
	return -1;
}
