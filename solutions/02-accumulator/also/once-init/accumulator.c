/*
 * The mutex is made when it is first needed: pthread_once() lets exactly one thread run
 * make_lock(), and no thread gets past it before that is done. The rest is the plain mutex
 * fix. The mutex lives as long as the program, so nobody destroys it.
 */
#include <pthread.h>

#include "accumulator.h"

static int i;
static pthread_mutex_t lock; /* guards i */
static pthread_once_t lock_made = PTHREAD_ONCE_INIT;

static void make_lock(void)
{
	pthread_mutex_init(&lock, NULL);
}

static void *increment(void *argument)
{
	int rounds = *(int *)argument;

	pthread_once(&lock_made, make_lock);
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

	pthread_once(&lock_made, make_lock);
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
	pthread_join(decrementer, NULL);
	return i;
}
