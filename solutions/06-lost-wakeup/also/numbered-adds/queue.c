/*
 * Look and sleep stay apart, but each add has a number, and a number is state. The worker notes
 * the number when it looks, and sleeps only while it is still the same: an add in between has
 * changed it, so it is not missed.
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

static unsigned adds; /* how often something was added; guarded by lock */

void queue_add(int worker)
{
	pthread_mutex_lock(&lock);
	jobs[worker]++;
	adds++;
	pthread_cond_broadcast(&added);
	pthread_mutex_unlock(&lock);
}

static bool is_empty(int worker, unsigned *seen)
{
	pthread_mutex_lock(&lock);
	bool empty = jobs[worker] == 0;
	*seen = adds;
	pthread_mutex_unlock(&lock);
	return empty;
}

static void wait_for_add(unsigned seen)
{
	pthread_mutex_lock(&lock);
	while (adds == seen)
		pthread_cond_wait(&added, &lock);
	pthread_mutex_unlock(&lock);
}

void queue_take(int worker)
{
	unsigned seen;

	while (is_empty(worker, &seen))
		wait_for_add(seen);
	pthread_mutex_lock(&lock);
	assert(jobs[worker] > 0);
	jobs[worker]--;
	pthread_mutex_unlock(&lock);
}
