/*
 * Nobody sleeps for longer than a millisecond, whether woken or not. The wake-up is still lost; the
 * clock makes up for it, too late or for nothing.
 */
#include <assert.h>
#include <pthread.h>
#include <stdbool.h>
#include <time.h>

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
	struct timespec until;

	clock_gettime(CLOCK_REALTIME, &until);
	until.tv_nsec += 1000000;
	if (until.tv_nsec >= 1000000000) {
		until.tv_nsec -= 1000000000;
		until.tv_sec++;
	}
	pthread_mutex_lock(&lock);
	pthread_cond_timedwait(&added, &lock, &until);
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
