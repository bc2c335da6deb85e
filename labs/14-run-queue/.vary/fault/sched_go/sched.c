/*
 * The run queue: the tasks that are ready to run, oldest first. A worker takes one, lets it do a
 * step, and puts it back behind all others if it has more to do. WORKERS says how many tasks can
 * run at the same time, like GOMAXPROCS in Go.
 *
 * With one worker every step of every task is done, once. With two workers it is not.
 *
 * TODO: make it right with two workers. They must still run tasks at the same time.
 */
#include <pthread.h>
#include <stddef.h>

#include "sched.h"

enum { WORKERS = 2 };

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER; /* held while a task is taken out */
static struct task *queue[TASKS_MOST]; /* a ring: no task is in it twice, so there is room */
static int added; /* how many tasks were put into the queue since the beginning */
static int taken; /* how many of them were taken out again */

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
