/*
 * The same fix with the mutex and the condition variable of the C standard, <threads.h>.
 */
#include <threads.h>

#include "queue.h"

static mtx_t lock; /* guards jobs */
static cnd_t added;
static int jobs[WORKERS];

void queue_open(void)
{
	mtx_init(&lock, mtx_plain);
	cnd_init(&added);
	for (int worker = 0; worker < WORKERS; worker++)
		jobs[worker] = 0;
}

void queue_add(int worker)
{
	mtx_lock(&lock);
	jobs[worker]++;
	cnd_broadcast(&added);
	mtx_unlock(&lock);
}

void queue_take(int worker)
{
	mtx_lock(&lock);
	while (jobs[worker] == 0)
		cnd_wait(&added, &lock);
	jobs[worker]--;
	mtx_unlock(&lock);
}
