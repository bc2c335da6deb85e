/*
 * A semaphore that starts at 1 is a lock: the first thread to wait takes the 1, the other
 * sleeps until it is posted back. Each post happens before the wait that it lets through.
 */
#include <pthread.h>
#include <semaphore.h>

#include "accumulator.h"

static int i;
static sem_t turn; /* guards i */

static void *increment(void *argument)
{
	int rounds = *(int *)argument;

	for (int round = 0; round < rounds; round++) {
		sem_wait(&turn);
		i++;
		sem_post(&turn);
		lab_tick();
	}
	return NULL;
}

static void *decrement(void *argument)
{
	int rounds = *(int *)argument;

	for (int round = 0; round < rounds; round++) {
		sem_wait(&turn);
		i--;
		sem_post(&turn);
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
	sem_init(&turn, 0, 1);
	pthread_create(&incrementer, NULL, increment, &up);
	pthread_create(&decrementer, NULL, decrement, &down);
	pthread_join(incrementer, NULL);
	pthread_join(decrementer, NULL);
	sem_destroy(&turn);
	return i;
}
