/*
 * Wakes twice for each job, in case the first wake-up is not heard. The second may come just as
 * early as the first.
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
