/*
 * A worker sleeps before it takes a task, so that the other one can finish what it does to the
 * queue.
 */
#include <pthread.h>
#include <stddef.h>
#include <unistd.h>

#include "sched.h"

enum { WORKERS = 2 };

static struct task *queue[TASKS_MOST]; /* a ring: no task is in it twice, so there is room */
static int added; /* how many tasks were put into the queue since the beginning */
static int taken; /* how many of them were taken out again */

void sched_go(struct task *task)
{
	queue[added++ % TASKS_MOST] = task;
}

static struct task *take(void)
{
	int next;

	usleep(10);
	next = taken;

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
