/*
 * A task in the kernel's eyes: one thread, or a process as its first thread, read from /proc.
 */
#ifndef TASK_H
#define TASK_H

#include <stdint.h>
#include <stdio.h>

struct task {
	char state; /* the kernel's letter; 0 when the task is gone, '?' when it cannot be read */
	char name[16];
	int threads; /* in its process */
};

/* /proc lists only processes, but finds every thread by its number too. */
struct task task_look(uint32_t number);
/* How often the kernel has switched to the task or away from it; 0 when it cannot be read. */
unsigned long task_switches(uint32_t number);
/*
 * Opens the list of the processes that one thread started, as numbers with blanks between them.
 * The caller closes it. NULL when the thread is gone.
 */
FILE *task_children(uint32_t process, uint32_t thread);
/* Memory that a process has in use; 0 when it is gone. */
long task_resident_kib(uint32_t process);

#endif
