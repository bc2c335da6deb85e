/*
 * One lock around everything that a worker does with a task. Whoever calls sched_go() in a step
 * holds it already, and main calls it before there are workers, so sched_go() need not take it.
 */
#include <pthread.h>
#include <stddef.h>

#include "sched.h"

enum { WORKERS = 2 };

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
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

	do {
		pthread_mutex_lock(&lock);
		task = take();
		if (task && task->step(task))
			sched_go(task);
		pthread_mutex_unlock(&lock);
	} while (task);
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
