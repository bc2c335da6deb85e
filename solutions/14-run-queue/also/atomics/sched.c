/*
 * No lock. To put a task in, a worker draws a number, and so has a slot. When the queue has gone
 * round, somebody may still be about to take the task that is there: it waits for that. To take one
 * out, it advances `taken` past the task that it saw; if the other worker was faster, it looks
 * again. It waits for a slot that is drawn but not yet filled. The exchange takes the task out and
 * acquires what was released with it.
 */
#include <pthread.h>
#include <sched.h>
#include <stdatomic.h>
#include <stddef.h>

#include "sched.h"

enum { WORKERS = 2 };

static _Atomic(struct task *) queue[TASKS_MOST]; /* NULL where there is no task */
static atomic_int added;
static atomic_int taken;

void sched_go(struct task *task)
{
	_Atomic(struct task *) *slot = &queue[atomic_fetch_add(&added, 1) % TASKS_MOST];
	struct task *nobody = NULL;

	while (!atomic_compare_exchange_strong(slot, &nobody, task)) {
		nobody = NULL;
		sched_yield();
	}
}

static struct task *take(void)
{
	struct task *task;
	int next = atomic_load(&taken);

	do {
		if (next >= atomic_load(&added))
			return NULL;
	} while (!atomic_compare_exchange_strong(&taken, &next, next + 1));
	while ((task = atomic_exchange(&queue[next % TASKS_MOST], NULL)) == NULL)
		sched_yield();
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
