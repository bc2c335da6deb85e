/*
 * The smallest fix: a mutex around each access of `i` in the two loops.
 *
 * It suffices because `i++` is a load, an addition and a store, and the lock keeps the other
 * thread out from before the load until after the store: no update can be built on an old
 * value. The lock is held for one round at a time, so the threads still take turns and work at
 * the same time. The first and the last access, in accumulate(), need no lock: no other thread
 * exists before pthread_create() or after pthread_join().
 */
#include <pthread.h>

#include "accumulator.h"

static int i;
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER; /* guards i */

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
	pthread_join(decrementer, NULL);
	return i;
}
