/*
 * A home-made spin lock: whoever finds the flag clear and sets it, in one atomic step, holds
 * the lock. Setting acquires and clearing releases, so the next holder sees what the last one
 * wrote to `i`.
 */
#include <pthread.h>
#include <sched.h>
#include <stdatomic.h>

#include "accumulator.h"

static int i;
static atomic_flag busy = ATOMIC_FLAG_INIT; /* guards i */

static void lock(void)
{
	while (atomic_flag_test_and_set_explicit(&busy, memory_order_acquire))
		sched_yield();
}

static void unlock(void)
{
	atomic_flag_clear_explicit(&busy, memory_order_release);
}

static void *increment(void *argument)
{
	int rounds = *(int *)argument;

	for (int round = 0; round < rounds; round++) {
		lock();
		i++;
		unlock();
		lab_tick();
	}
	return NULL;
}

static void *decrement(void *argument)
{
	int rounds = *(int *)argument;

	for (int round = 0; round < rounds; round++) {
		lock();
		i--;
		unlock();
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
