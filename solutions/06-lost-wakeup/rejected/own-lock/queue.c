/*
 * Look and sleep are in one critical section, but of the worker's own mutex. The director adds
 * under a different one, so it is not kept out.
 */
#include <assert.h>
#include <pthread.h>
#include <stdbool.h>

#include "queue.h"

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER; /* guards jobs */
static pthread_cond_t added = PTHREAD_COND_INITIALIZER;
static int jobs[WORKERS];

void queue_open(void)
{
	for (int worker = 0; worker < WORKERS; worker++)
		jobs[worker] = 0;
}

static pthread_mutex_t sleeping[WORKERS] = {PTHREAD_MUTEX_INITIALIZER, PTHREAD_MUTEX_INITIALIZER};

void queue_add(int worker)
{
	pthread_mutex_lock(&lock);
	jobs[worker]++;
	pthread_cond_broadcast(&added);
	pthread_mutex_unlock(&lock);
}

static bool is_empty(int worker)
{
	pthread_mutex_lock(&lock);
	bool empty = jobs[worker] == 0;
	pthread_mutex_unlock(&lock);
	return empty;
}

void queue_take(int worker)
{
	pthread_mutex_lock(&sleeping[worker]);
	while (is_empty(worker))
		pthread_cond_wait(&added, &sleeping[worker]);
	pthread_mutex_unlock(&sleeping[worker]);
	pthread_mutex_lock(&lock);
	assert(jobs[worker] > 0);
	jobs[worker]--;
	pthread_mutex_unlock(&lock);
}
