/*
 * A flag says that somebody is at the queue. A worker that finds it set waits.
 */
#include <pthread.h>
#include <sched.h>
#include <stddef.h>

#include "sched.h"

enum { WORKERS = 2 };

static bool busy;
static struct task *queue[TASKS_MOST];
static int added;
static int taken;

static void enter(void)
{
	while (busy)
		sched_yield();
	busy = true;
}

void sched_go(struct task *task)
{
	enter();
	queue[added++ % TASKS_MOST] = task;
	busy = false;
}

static struct task *take(void)
{
	struct task *task = NULL;

	enter();
	if (taken < added)
		task = queue[taken++ % TASKS_MOST];
	busy = false;
	return task;
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
