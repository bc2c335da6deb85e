/*
 * A spin lock gives the same guarantee as a mutex: one holder at a time, and each holder sees
 * what the last one wrote. A waiting thread keeps trying instead of sleeping, which is fine
 * here: the lock is held for three instructions.
 */
#include <pthread.h>

#include "accumulator.h"

static int i;
static pthread_spinlock_t lock; /* guards i */

static void *increment(void *argument)
{
	int rounds = *(int *)argument;

	for (int round = 0; round < rounds; round++) {
		pthread_spin_lock(&lock);
		i++;
		pthread_spin_unlock(&lock);
		lab_tick();
	}
	return NULL;
}

static void *decrement(void *argument)
{
	int rounds = *(int *)argument;

	for (int round = 0; round < rounds; round++) {
		pthread_spin_lock(&lock);
		i--;
		pthread_spin_unlock(&lock);
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
	pthread_spin_init(&lock, PTHREAD_PROCESS_PRIVATE);
	pthread_create(&incrementer, NULL, increment, &up);
	pthread_create(&decrementer, NULL, decrement, &down);
	pthread_join(incrementer, NULL);
	pthread_join(decrementer, NULL);
	pthread_spin_destroy(&lock);
	return i;
}
