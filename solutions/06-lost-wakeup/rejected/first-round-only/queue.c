/*
 * A worker waits for its first job as it should. For every later one it looks again and again,
 * with the lock around each look.
 */
#include <assert.h>
#include <pthread.h>
#include <stdbool.h>

#include "queue.h"

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER; /* guards jobs */
static pthread_cond_t added = PTHREAD_COND_INITIALIZER;
static int jobs[WORKERS];
static bool has_worked[WORKERS]; /* each belongs to its worker */

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

static void look_again(int worker)
{
	if (!has_worked[worker]) {
		pthread_cond_wait(&added, &lock);
		return;
	}
	pthread_mutex_unlock(&lock);
	pthread_mutex_lock(&lock);
}

void queue_take(int worker)
{
	pthread_mutex_lock(&lock);
	while (jobs[worker] == 0)
		look_again(worker);
	assert(jobs[worker] > 0);
	jobs[worker]--;
	pthread_mutex_unlock(&lock);
	has_worked[worker] = true;
}
