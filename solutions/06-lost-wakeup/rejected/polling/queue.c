/*
 * A worker that finds nothing looks again at once. It never sleeps, so it misses nothing, and it
 * keeps a processor busy all the time.
 */
#include <assert.h>
#include <pthread.h>
#include <sched.h>
#include <stdbool.h>

#include "queue.h"

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER; /* guards jobs */
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
	while (is_empty(worker))
		sched_yield();
	pthread_mutex_lock(&lock);
	assert(jobs[worker] > 0);
	jobs[worker]--;
	pthread_mutex_unlock(&lock);
}
