/*
 * A worker that finds the queue empty does not leave: a running task may still start others. It
 * sleeps until one is ready. With an empty queue and `running` at 0, there is really nothing left:
 * no task in the queue, and none in a worker's hands. Then the last worker wakes the others, so
 * that they leave too.
 */
#include <pthread.h>
#include <stddef.h>

#include "sched.h"

enum { WORKERS = 2 };

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER; /* guards everything below */
static pthread_cond_t news = PTHREAD_COND_INITIALIZER; /* a task is ready, or all are done */
static struct task *queue[TASKS_MOST];
static int added;
static int taken;
static int running; /* tasks in a worker's hands */

void sched_go(struct task *task)
{
	pthread_mutex_lock(&lock);
	queue[added++ % TASKS_MOST] = task;
	pthread_cond_signal(&news);
	pthread_mutex_unlock(&lock);
}

static struct task *take(void)
{
	struct task *task = NULL;

	pthread_mutex_lock(&lock);
	while (taken == added && running > 0)
		pthread_cond_wait(&news, &lock);
	if (taken < added) {
		task = queue[taken++ % TASKS_MOST];
		running++;
	}
	pthread_mutex_unlock(&lock);
	return task;
}

static void put_down(void)
{
	pthread_mutex_lock(&lock);
	running--;
	if (running == 0 && taken == added)
		pthread_cond_broadcast(&news);
	pthread_mutex_unlock(&lock);
}

static void *work(void *unused)
{
	struct task *task;

	while ((task = take()) != NULL) {
		if (task->step(task))
			sched_go(task);
		put_down();
	}
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
