/*
 * The job queues: queue_take() looks, sleeps and takes in one critical section. Nobody can add
 * a job between the look and the sleep, because pthread_cond_wait() lets go of the mutex only
 * when the worker is already among those that a broadcast wakes. The loop looks again after
 * each wake-up: a wake-up does not mean that there is a job for this worker.
 */
#include <assert.h>
#include <pthread.h>

#include "queue.h"

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER; /* guards jobs */
static pthread_cond_t added = PTHREAD_COND_INITIALIZER;
static int jobs[WORKERS];

void queue_open(void)
{
	for (int worker = 0; worker < WORKERS; worker++)
		jobs[worker] = 0;
}

void queue_add(int worker)
{
	pthread_mutex_lock(&lock);
	jobs[worker]++;
	pthread_cond_broadcast(&added);
	pthread_mutex_unlock(&lock);
}

void queue_take(int worker)
{
	pthread_mutex_lock(&lock);
	while (jobs[worker] == 0)
		pthread_cond_wait(&added, &lock);
	assert(jobs[worker] > 0);
	jobs[worker]--;
	pthread_mutex_unlock(&lock);
}
