/*
 * The job queues: anybody may add a job for a worker, and each worker takes
 * its own. One that finds its queue empty sleeps, and queue_add() wakes it.
 *
 * Sometimes a worker sleeps for ever, with a job in its queue. Run the
 * program a few times and see.
 *
 * TODO: no worker may sleep while there is a job for it. Nobody may wait by
 * looking again and again, either.
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

static void wait_for_add(void)
{
	pthread_mutex_lock(&lock);
	pthread_cond_wait(&added, &lock);
	pthread_mutex_unlock(&lock);
}

void queue_take(int worker)
{
	while (is_empty(worker))
		wait_for_add();
	pthread_mutex_lock(&lock);
	assert(jobs[worker] > 0);
	jobs[worker]--;
	pthread_mutex_unlock(&lock);
}
