/*
 * What is not shared cannot be raced on: each worker has a queue of its own.
 */
#include <pthread.h>
#include <stddef.h>

#include "sched.h"

enum { WORKERS = 2 };

static _Thread_local struct task *queue[TASKS_MOST];
static _Thread_local int added;
static _Thread_local int taken;

void sched_go(struct task *task)
{
	queue[added++ % TASKS_MOST] = task;
}

static struct task *take(void)
{
	int next = taken;

	if (next >= added)
		return NULL;
	taken = next + 1;
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
