/*
 * Each thread counts in a variable of its own and leaves its sum in its own slot; nothing is
 * shared while both run. The slots are added up after both joins, when their writers are gone.
 */
#include <pthread.h>

#include "accumulator.h"

static int i;

struct part {
	int rounds;
	int sum; /* written by the thread that got this part, read after its join */
};

static void *increment(void *argument)
{
	struct part *part = argument;
	int sum = 0;

	for (int round = 0; round < part->rounds; round++) {
		sum++;
		lab_tick();
	}
	part->sum = sum;
	return NULL;
}

static void *decrement(void *argument)
{
	struct part *part = argument;
	int sum = 0;

	for (int round = 0; round < part->rounds; round++) {
		sum--;
		lab_tick();
	}
	part->sum = sum;
	return NULL;
}

int accumulate(int rounds)
{
	struct part up = {.rounds = rounds};
	struct part down = {.rounds = rounds + 1};
	pthread_t incrementer;
	pthread_t decrementer;

	pthread_create(&incrementer, NULL, increment, &up);
	pthread_create(&decrementer, NULL, decrement, &down);
	pthread_join(incrementer, NULL);
	pthread_join(decrementer, NULL);
	i = up.sum + down.sum;
	return i;
}
