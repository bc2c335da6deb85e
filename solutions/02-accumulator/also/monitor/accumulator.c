/*
 * A monitor: `busy` says that a thread is counting, and the mutex and the condition variable
 * guard `busy`, not `i`. A thread touches `i` only between enter() and leave(), and the next
 * enter() comes through the same mutex after this leave(), so the accesses are in order.
 */
#include <pthread.h>
#include <stdbool.h>

#include "accumulator.h"

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER; /* guards busy */
static pthread_cond_t idle = PTHREAD_COND_INITIALIZER;
static bool busy; /* guards i */
static int i;

static void enter(void)
{
	pthread_mutex_lock(&lock);
	while (busy)
		pthread_cond_wait(&idle, &lock);
	busy = true;
	pthread_mutex_unlock(&lock);
}

static void leave(void)
{
	pthread_mutex_lock(&lock);
	busy = false;
	pthread_cond_signal(&idle);
	pthread_mutex_unlock(&lock);
}

static void *increment(void *argument)
{
	int rounds = *(int *)argument;

	for (int round = 0; round < rounds; round++) {
		enter();
		i++;
		leave();
		lab_tick();
	}
	return NULL;
}

static void *decrement(void *argument)
{
	int rounds = *(int *)argument;

	for (int round = 0; round < rounds; round++) {
		enter();
		i--;
		leave();
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
