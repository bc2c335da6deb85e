/*
 * A ticket lock, as at a bakery: draw a number, wait until it is served, count, and call the
 * next. Reading one's own number in `now_serving` acquires what the last customer released by
 * calling it. sched_yield() lets the other thread run meanwhile, in case there is only one
 * processor.
 */
#include <pthread.h>
#include <sched.h>
#include <stdatomic.h>

#include "accumulator.h"

static int i;

static atomic_uint next_ticket;
static atomic_uint now_serving; /* the holder of this ticket may touch i */

static void ticket_lock(void)
{
	unsigned ticket = atomic_fetch_add(&next_ticket, 1);

	while (atomic_load(&now_serving) != ticket)
		sched_yield();
}

static void ticket_unlock(void)
{
	atomic_fetch_add(&now_serving, 1);
}

static void *increment(void *argument)
{
	int rounds = *(int *)argument;

	for (int round = 0; round < rounds; round++) {
		ticket_lock();
		i++;
		ticket_unlock();
		lab_tick();
	}
	return NULL;
}

static void *decrement(void *argument)
{
	int rounds = *(int *)argument;

	for (int round = 0; round < rounds; round++) {
		ticket_lock();
		i--;
		ticket_unlock();
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
