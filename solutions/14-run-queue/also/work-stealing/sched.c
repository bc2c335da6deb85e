/*
 * Each worker has a queue of its own, with its own lock, and mostly uses nothing else. Only if it
 * is empty does the worker look into the other's queue and steal its oldest task. This is how Go
 * does it: with many workers, one lock for all would be in everybody's way.
 */
#include <pthread.h>
#include <stddef.h>

#include "sched.h"

enum { WORKERS = 2 };

static struct queue {
	pthread_mutex_t lock; /* guards the rest */
	struct task *tasks[TASKS_MOST];
	int added;
	int taken;
} queues[WORKERS] = {{.lock = PTHREAD_MUTEX_INITIALIZER}, {.lock = PTHREAD_MUTEX_INITIALIZER}};

static _Thread_local int mine; /* the number of this worker's queue; main uses the first one */

void sched_go(struct task *task)
{
	struct queue *queue = &queues[mine];

	pthread_mutex_lock(&queue->lock);
	queue->tasks[queue->added++ % TASKS_MOST] = task;
	pthread_mutex_unlock(&queue->lock);
}

static struct task *take_from(struct queue *queue)
{
	struct task *task = NULL;

	pthread_mutex_lock(&queue->lock);
	if (queue->taken < queue->added)
		task = queue->tasks[queue->taken++ % TASKS_MOST];
	pthread_mutex_unlock(&queue->lock);
	return task;
}

static void *work(void *number)
{
	struct task *task;

	mine = *(int *)number;
	for (;;) {
		task = take_from(&queues[mine]);
		if (task == NULL)
			task = take_from(&queues[1 - mine]);
		if (task == NULL)
			return NULL;
		if (task->step(task))
			sched_go(task);
	}
}

void sched_run(void)
{
	pthread_t workers[WORKERS];
	int numbers[WORKERS] = {0, 1};

	for (int i = 0; i < WORKERS; i++)
		pthread_create(&workers[i], NULL, work, &numbers[i]);
	for (int i = 0; i < WORKERS; i++)
		pthread_join(workers[i], NULL);
}
