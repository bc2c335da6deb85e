/*
 * A task in the kernel's eyes: one thread, or a process as its first thread, read from /proc.
 *
 * A process behind a wall has another number outside, but the page holds the one that it has
 * itself. So a task is looked up in the /proc of its own side.
 */
#ifndef TASK_H
#define TASK_H

#include <stdint.h>
#include <stdio.h>
#include <sys/types.h>

/* Where to look. */
struct tasks {
	int proc; /* an open /proc */
	uint32_t parent; /* the process of ours there, which starts the programs */
	uid_t user; /* whose processes the programs are, where others have some, too; or 0 */
};

struct task {
	char state; /* the kernel's letter; 0 when the task is gone, '?' when it cannot be read */
	char name[16];
	int threads; /* in its process */
};

/* On our own side: the caller's own children. The caller closes `proc`. */
struct tasks tasks_here(void);

/* /proc lists only processes, but finds every thread by its number too. */
struct task task_look(const struct tasks *tasks, uint32_t number);
/* How often the kernel has switched to the task or away from it; 0 when it cannot be read. */
unsigned long task_switches(const struct tasks *tasks, uint32_t number);
/*
 * Opens the list of the processes that one thread started, as numbers with blanks between them.
 * The caller closes it. NULL when the thread is gone.
 */
FILE *task_children(const struct tasks *tasks, uint32_t process, uint32_t thread);
/* Memory that a process has in use; 0 when it is gone. */
long task_resident_kib(const struct tasks *tasks, uint32_t process);
/* Memory that all processes there but `parent` have in use. */
long tasks_resident_kib(const struct tasks *tasks);

#endif
