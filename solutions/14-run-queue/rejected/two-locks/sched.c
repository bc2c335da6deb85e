/*
 * One lock for each end of the queue: taking and putting are not in each other's way.
 */
#include <pthread.h>
#include <stddef.h>

#include "sched.h"

enum { WORKERS = 2 };

static pthread_mutex_t add_lock = PTHREAD_MUTEX_INITIALIZER;
static pthread_mutex_t take_lock = PTHREAD_MUTEX_INITIALIZER;
static struct task *queue[TASKS_MOST];
static int added;
static int taken;

void sched_go(struct task *task)
{
	pthread_mutex_lock(&add_lock);
	queue[added++ % TASKS_MOST] = task;
	pthread_mutex_unlock(&add_lock);
}

static struct task *take(void)
{
	struct task *task = NULL;

	pthread_mutex_lock(&take_lock);
	if (taken < added)
		task = queue[taken++ % TASKS_MOST];
	pthread_mutex_unlock(&take_lock);
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
