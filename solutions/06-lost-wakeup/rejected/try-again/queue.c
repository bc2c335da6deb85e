/*
 * A semaphore counts the jobs of each worker. A worker tries to take one until it succeeds.
 */
#include <semaphore.h>

#include "queue.h"

static sem_t jobs[WORKERS];

void queue_open(void)
{
	for (int worker = 0; worker < WORKERS; worker++)
		sem_init(&jobs[worker], 0, 0);
}

void queue_add(int worker)
{
	sem_post(&jobs[worker]);
}

void queue_take(int worker)
{
	while (sem_trywait(&jobs[worker]) != 0)
		;
}
