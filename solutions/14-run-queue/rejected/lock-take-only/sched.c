/*
 * Two workers must not take the same task. Putting one in, it seems, does no harm.
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
