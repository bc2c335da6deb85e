/*
 * A worker without a job lets the lock go and takes it again. It would sleep until it is woken if
 * there were fewer than no jobs.
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
	while (jobs[worker] == 0) {
		pthread_mutex_unlock(&lock);
		pthread_mutex_lock(&lock);
	}
	while (jobs[worker] < 0)
		pthread_cond_wait(&added, &lock);
	assert(jobs[worker] > 0);
	jobs[worker]--;
	pthread_mutex_unlock(&lock);
}
