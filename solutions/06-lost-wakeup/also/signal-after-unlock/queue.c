/*
 * The broadcast comes after the unlock. That loses nothing: a worker that sleeps is woken a
 * moment later, and one that has not looked yet sees the job when it looks. What counts is that
 * the job is added under the mutex.
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
	pthread_mutex_unlock(&lock);
	pthread_cond_broadcast(&added);
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
