/*
 * The worker looks again under the lock before it sleeps; but a job is added without the lock,
 * so it still fits between that look and the sleep. An atomic number cannot be torn, and that is
 * all.
 */
#include <assert.h>
#include <pthread.h>
#include <stdatomic.h>

#include "queue.h"

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t added = PTHREAD_COND_INITIALIZER;
static atomic_int jobs[WORKERS];

void queue_open(void)
{
	for (int worker = 0; worker < WORKERS; worker++)
		jobs[worker] = 0;
}

void queue_add(int worker)
{
	jobs[worker]++;
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
