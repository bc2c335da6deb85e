/*
 * The same fix with the threads and locks of C11.
 */
#include <stddef.h>
#include <threads.h>

#include "sched.h"

enum { WORKERS = 2 };

static once_flag once = ONCE_FLAG_INIT;
static mtx_t lock; /* guards queue, added, taken */
static struct task *queue[TASKS_MOST];
static int added;
static int taken;

static void make_lock(void)
{
	mtx_init(&lock, mtx_plain);
}

void sched_go(struct task *task)
{
	call_once(&once, make_lock);
	mtx_lock(&lock);
	queue[added++ % TASKS_MOST] = task;
	mtx_unlock(&lock);
}

static struct task *take(void)
{
	struct task *task = NULL;

	mtx_lock(&lock);
	if (taken < added)
		task = queue[taken++ % TASKS_MOST];
	mtx_unlock(&lock);
	return task;
}

static int work(void *unused)
{
	struct task *task;

	(void)unused;
	while ((task = take()) != NULL)
		if (task->step(task))
			sched_go(task);
	return 0;
}

void sched_run(void)
{
	thrd_t workers[WORKERS];

	call_once(&once, make_lock);
	for (int i = 0; i < WORKERS; i++)
		thrd_create(&workers[i], work, NULL);
	for (int i = 0; i < WORKERS; i++)
		thrd_join(workers[i], NULL);
}
