/*
 * A worker that finds the queue empty sleeps until there is a task, and leaves when no task is
 * unfinished.
 */
#include <pthread.h>
#include <stddef.h>

#include "sched.h"

enum { WORKERS = 2 };

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t ready = PTHREAD_COND_INITIALIZER;
static struct task *queue[TASKS_MOST];
static int added;
static int taken;
static int running;

void sched_go(struct task *task)
{
	pthread_mutex_lock(&lock);
	queue[added++ % TASKS_MOST] = task;
	pthread_cond_signal(&ready);
	pthread_mutex_unlock(&lock);
}

static struct task *take(void)
{
	struct task *task = NULL;

	pthread_mutex_lock(&lock);
	while (taken == added && running > 0)
		pthread_cond_wait(&ready, &lock);
	if (taken < added) {
		task = queue[taken++ % TASKS_MOST];
		running++;
	}
	pthread_mutex_unlock(&lock);
	return task;
}

static void *work(void *unused)
{
	struct task *task;

	while ((task = take()) != NULL) {
		if (task->step(task))
			sched_go(task);
		pthread_mutex_lock(&lock);
		running--;
		pthread_mutex_unlock(&lock);
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
