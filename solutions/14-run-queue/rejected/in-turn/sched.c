/*
 * The second worker starts when the first one is done.
 */
#include <pthread.h>
#include <stddef.h>

#include "sched.h"

enum { WORKERS = 2 };

static struct task *queue[TASKS_MOST];
static int added;
static int taken;

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
	pthread_t worker;

	for (int i = 0; i < WORKERS; i++) {
		pthread_create(&worker, NULL, work, NULL);
		pthread_join(worker, NULL);
	}
}
