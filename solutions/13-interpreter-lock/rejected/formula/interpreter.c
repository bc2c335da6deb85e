/*
 * Nobody runs the script. Both threads tick, and x is what it would be.
 */
#include <pthread.h>

#include "interpreter.h"

static void *tick(void *argument)
{
	int rounds = *(int *)argument;

	for (int round = 0; round < rounds; round++)
		lab_tick();
	return NULL;
}

long run_script(int rounds)
{
	int fewer = rounds, more = rounds + 1;
	pthread_t one, other;

	pthread_create(&one, NULL, tick, &fewer);
	pthread_create(&other, NULL, tick, &more);
	pthread_join(one, NULL);
	pthread_join(other, NULL);
	return (long)fewer + more;
}
