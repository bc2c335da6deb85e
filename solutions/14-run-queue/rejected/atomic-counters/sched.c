/*
 * Two workers change the counters, so these are atomic. Each number is drawn once, so only one
 * worker uses each slot.
 */
#include <pthread.h>
#include <stdatomic.h>
#include <stddef.h>

#include "sched.h"

enum { WORKERS = 2 };

static struct task *queue[TASKS_MOST];
static atomic_int added;
static atomic_int taken;

void sched_go(struct task *task)
{
	queue[atomic_fetch_add(&added, 1) % TASKS_MOST] = task;
}

static struct task *take(void)
{
	int next = atomic_load(&taken);

	do {
		if (next >= atomic_load(&added))
			return NULL;
	} while (!atomic_compare_exchange_strong(&taken, &next, next + 1));
	return queue[next % TASKS_MOST];
}

static void *work(void *unused)
{
	struct task *task;

	while ((task = take()) != NULL)
		if (task->step(task))
			sched_go(task);
	return unused;
}

void sched_run(void)
{
	pthread_t workers[WORKERS];

	for (int i = 0; i < WORKERS; i++)
		pthread_create(&workers[i], NULL, work, NULL);
	for (int i = 0; i < WORKERS; i++)
		pthread_join(workers[i], NULL);
}
