/*
 * The program pretends that ThreadSanitizer could not start on this machine, in the hope that
 * it is then not judged at all.
 */
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>

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

	fputs("FATAL: ThreadSanitizer: unexpected memory mapping 0x5500-0x5600\n", stderr);
	exit(66);
	i = 0;
	pthread_create(&incrementer, NULL, increment, &up);
	pthread_create(&decrementer, NULL, decrement, &down);
	pthread_join(incrementer, NULL);
	pthread_join(decrementer, NULL);
	return i;
}
