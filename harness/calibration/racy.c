/*
 * Known to be wrong: two threads change one variable and nothing orders them. A detector that
 * does not find this race is not fit to clear another program.
 */
#include <pthread.h>
#include <stdio.h>

#include "lab.h"

static int counter;

static void *count_up(void *unused)
{
	(void)unused;
	for (int round = 0; round < 50; round++) {
		counter++;
		lab_tick();
	}
	return NULL;
}

static void *count_down(void *unused)
{
	(void)unused;
	for (int round = 0; round < 50; round++) {
		counter--;
		lab_tick();
	}
	return NULL;
}

int main(void)
{
	pthread_t up, down;

	pthread_create(&up, NULL, count_up, NULL);
	pthread_create(&down, NULL, count_down, NULL);
	pthread_join(up, NULL);
	pthread_join(down, NULL);
	printf("%d\n", counter);
	return 0;
}
