/*
 * The run queue is a pipe: a task is put into it by writing its address, and taken out by reading
 * one. The kernel guards the pipe, and a worker that finds it empty sleeps in read(). When
 * `unfinished` drops to 0 the last task has ended: the pipe is closed, and read() ends for all.
 */
#include <pthread.h>
#include <stdatomic.h>
#include <stddef.h>
#include <unistd.h>

#include "sched.h"

enum { WORKERS = 2 };

static int out_end; /* both are written once, before there is a worker */
static int in_end;
static atomic_int unfinished;

static void make_pipe(void)
{
	int ends[2];

	if (pipe(ends) != 0)
		return;
	out_end = ends[0];
	in_end = ends[1];
}

static void put(struct task *task)
{
	if (write(in_end, &task, sizeof task) != sizeof task)
		atomic_fetch_sub(&unfinished, 1);
}

void sched_go(struct task *task)
{
	if (in_end == 0)
		make_pipe();
	atomic_fetch_add(&unfinished, 1);
	put(task);
}

static void *work(void *unused)
{
	struct task *task;

	while (read(out_end, &task, sizeof task) == sizeof task)
		if (task->step(task))
			put(task);
		else if (atomic_fetch_sub(&unfinished, 1) == 1)
			close(in_end);
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
