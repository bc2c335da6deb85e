/*
 * Each worker has a condition variable of its own, so a job wakes only its own worker, and
 * pthread_cond_signal() is enough.
 */
#include <pthread.h>

#include "queue.h"

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER; /* guards jobs */
static pthread_cond_t added[WORKERS];
static int jobs[WORKERS];

void queue_open(void)
{
	for (int worker = 0; worker < WORKERS; worker++) {
		pthread_cond_init(&added[worker], NULL);
		jobs[worker] = 0;
	}
}

void queue_add(int worker)
{
	pthread_mutex_lock(&lock);
	jobs[worker]++;
	pthread_cond_signal(&added[worker]);
	pthread_mutex_unlock(&lock);
}

void queue_take(int worker)
{
	pthread_mutex_lock(&lock);
	while (jobs[worker] == 0)
		pthread_cond_wait(&added[worker], &lock);
	jobs[worker]--;
	pthread_mutex_unlock(&lock);
}
