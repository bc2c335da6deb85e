/*
 * The smallest fix: one mutex around each use of the queue.
 *
 * It suffices because `queue`, `added` and `taken` are touched only between lock and unlock. So
 * looking whether there is a task and taking it are one step to the other worker, and so are
 * filling a slot and counting it. The mutex also hands the task over: a worker puts the task back
 * after everything it wrote in the step, so the worker that takes it next sees all of that.
 *
 * The lock is not held while a task does its step: two steps can run at the same time, and a task
 * may call sched_go() itself.
 */
#include <pthread.h>
#include <stddef.h>

#include "sched.h"

enum { WORKERS = 2 };

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER; /* guards queue, added, taken */
static struct task *queue[TASKS_MOST]; /* a ring: no task is in it twice, so there is room */
static int added; /* how many tasks were put into the queue since the beginning */
static int taken; /* how many of them were taken out again */

void sched_go(struct task *task)
{
	pthread_mutex_lock(&lock);
	queue[added++ % TASKS_MOST] = task;
	pthread_mutex_unlock(&lock);
}

static struct task *take(void)
{
	struct task *task = NULL;

	pthread_mutex_lock(&lock);
	if (taken < added)
		task = queue[taken++ % TASKS_MOST];
	pthread_mutex_unlock(&lock);
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
