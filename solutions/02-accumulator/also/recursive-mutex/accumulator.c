/*
 * A recursive mutex may be locked again by the thread that holds it. Here the loop locks it,
 * and add() locks it once more; each lock has its unlock, and only the outermost lets the
 * other thread in.
 */
#include <pthread.h>

#include "accumulator.h"

static int i;
static pthread_mutex_t lock; /* guards i */

static void make_lock(void)
{
	pthread_mutexattr_t attributes;

	pthread_mutexattr_init(&attributes);
	pthread_mutexattr_settype(&attributes, PTHREAD_MUTEX_RECURSIVE);
	pthread_mutex_init(&lock, &attributes);
	pthread_mutexattr_destroy(&attributes);
}

static void add(int amount)
{
	pthread_mutex_lock(&lock);
	i += amount;
	pthread_mutex_unlock(&lock);
}

static void *increment(void *argument)
{
	int rounds = *(int *)argument;

	for (int round = 0; round < rounds; round++) {
		pthread_mutex_lock(&lock);
		add(+1);
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
		add(-1);
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
	make_lock();
	pthread_create(&incrementer, NULL, increment, &up);
	pthread_create(&decrementer, NULL, decrement, &down);
	pthread_join(incrementer, NULL);
	pthread_join(decrementer, NULL);
	pthread_mutex_destroy(&lock);
	return i;
}
