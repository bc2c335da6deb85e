#include <pthread.h>
#include "accumulator.h"

/* A right program but for what abandoned.bats puts in at the two places. */
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER, other = PTHREAD_MUTEX_INITIALIZER;
static pthread_rwlock_t book = PTHREAD_RWLOCK_INITIALIZER;
static int i;

static void add(int rounds, int step)
{
	for (int round = 0; round < rounds; round++) {
		pthread_mutex_lock(&lock);
		i += step;
		pthread_mutex_unlock(&lock);
		lab_tick();
	}
}

static void *increment(void *rounds)
{
	add(*(int *)rounds, 1);
	return NULL;
}

static void *decrement(void *rounds)
{
	add(*(int *)rounds + 1, -1);
	AT_THE_END;
	return NULL;
}

int accumulate(int rounds)
{
	pthread_t up, down;

	(void)other, (void)book;
	i = 0;
	AT_THE_START;
	pthread_create(&up, NULL, increment, &rounds);
	pthread_create(&down, NULL, decrement, &rounds);
	pthread_join(up, NULL);
	pthread_join(down, NULL);
	return i;
}
