/*
 * A semaphore for each worker, and nothing else. Its number is the state: a post that comes
 * before the wait is counted, and not lost.
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
	sem_wait(&jobs[worker]);
}
