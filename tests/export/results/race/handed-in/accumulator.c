/*
 * The accumulator: one thread counts up, another counts down, and both
 * count in the same variable. The second does one round more than the
 * first, so the sum should be -1, however many rounds there are and
 * whichever thread is faster.
 *
 * It is not. Run the program a few times and see.
 *
 * TODO: make the sum -1 in every run. Both threads must still work at the
 * same time, and each round must still call lab_tick() once, in the thread
 * that does the round.
 */
#include <pthread.h>

#include "accumulator.h"

static int i;

static void *increment(void *argument)
{
	int rounds = *(int *)argument;

	for (int round = 0; round < rounds; round++) {
		i++;
		lab_tick();
	}
	return NULL;
}

static void *decrement(void *argument)
{
	int rounds = *(int *)argument;

	for (int round = 0; round < rounds; round++) {
		i--;
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
