/*
 * The mutex need not be global: it is made in accumulate(), and both threads get it, with the
 * number of their rounds, through the thread argument. It is one mutex, and that is what
 * counts.
 */
#include <pthread.h>

#include "accumulator.h"

static int i;

struct job {
	int rounds;
	pthread_mutex_t *lock; /* the same one in every job; guards i */
};

static void *increment(void *argument)
{
	struct job *job = argument;

	for (int round = 0; round < job->rounds; round++) {
		pthread_mutex_lock(job->lock);
		i++;
		pthread_mutex_unlock(job->lock);
		lab_tick();
	}
	return NULL;
}

static void *decrement(void *argument)
{
	struct job *job = argument;

	for (int round = 0; round < job->rounds; round++) {
		pthread_mutex_lock(job->lock);
		i--;
		pthread_mutex_unlock(job->lock);
		lab_tick();
	}
	return NULL;
}

int accumulate(int rounds)
{
	pthread_mutex_t lock;
	struct job up = {rounds, &lock};
	struct job down = {rounds + 1, &lock};
	pthread_t incrementer;
	pthread_t decrementer;

	i = 0;
	pthread_mutex_init(&lock, NULL);
	pthread_create(&incrementer, NULL, increment, &up);
	pthread_create(&decrementer, NULL, decrement, &down);
	pthread_join(incrementer, NULL);
	pthread_join(decrementer, NULL);
	pthread_mutex_destroy(&lock);
	return i;
}
