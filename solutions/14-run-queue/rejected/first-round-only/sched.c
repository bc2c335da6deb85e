/*
 * The first steps of the tasks are done at the same time. After that a lock around each step keeps
 * the workers apart.
 */
#include <pthread.h>
#include <stddef.h>

#include "sched.h"

enum { WORKERS = 2 };

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER; /* guards queue, added, taken */
static pthread_mutex_t running = PTHREAD_MUTEX_INITIALIZER;
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

static bool do_step(struct task *task)
{
	bool has_more;

	if (task->steps == 0)
		return task->step(task);
	pthread_mutex_lock(&running);
	has_more = task->step(task);
	pthread_mutex_unlock(&running);
	return has_more;
}

static void *work(void *unused)
{
	struct task *task;

	while ((task = take()) != NULL)
		if (do_step(task))
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
