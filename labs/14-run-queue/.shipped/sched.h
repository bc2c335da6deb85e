/*
 * A scheduler: many tasks on a few threads, the workers. A task is a function that does one step of
 * its work whenever it is called; between two steps other tasks have their turn. Tasks cost next
 * to nothing, so there may be thousands of them. Goroutines work like this.
 *
 * sched_go()   makes a task ready to run: main starts tasks with it, and tasks start others.
 * sched_run()  runs all tasks, and those that they start, and returns when none is left.
 */
#ifndef SCHED_H
#define SCHED_H

#include <stdbool.h>

struct task {
	bool (*step)(struct task *task); /* does one step; returns true when there are more */
	int steps; /* how many steps it has done */
	struct task *child; /* a task that it starts, or NULL */
};

enum { TASKS_MOST = 16 };

void sched_go(struct task *task);
void sched_run(void);

#endif
