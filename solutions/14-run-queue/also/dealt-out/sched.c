/*
 * Nothing is shared: each worker has a queue of its own, and main deals the tasks out before the
 * workers start. A task stays with its worker, and so do those that it starts. No lock is needed,
 * but a worker that is done early does not help the other one.
 */
#include <pthread.h>
#include <stddef.h>

#include "sched.h"

enum { WORKERS = 2 };

static struct queue {
	struct task *tasks[TASKS_MOST];
	int added;
	int taken;
} queues[WORKERS]; /* each touched by main before its worker starts, and then by that worker */

static _Thread_local struct queue *mine; /* NULL in main */

void sched_go(struct task *task)
{
	static int dealt; /* touched by main alone */
	struct queue *queue = mine ? mine : &queues[dealt++ % WORKERS];

	queue->tasks[queue->added++ % TASKS_MOST] = task;
}

static void *work(void *queue)
{
	mine = queue;
	while (mine->taken < mine->added) {
		struct task *task = mine->tasks[mine->taken++ % TASKS_MOST];

		if (task->step(task))
			sched_go(task);
	}
	return NULL;
}

void sched_run(void)
{
	pthread_t workers[WORKERS];

	for (int i = 0; i < WORKERS; i++)
		pthread_create(&workers[i], NULL, work, &queues[i]);
	for (int i = 0; i < WORKERS; i++)
		pthread_join(workers[i], NULL);
}
