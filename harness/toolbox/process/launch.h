/*
 * The last steps from one of our processes to a job's program. They are the same on this side of a
 * wall and behind it.
 */
#ifndef LAUNCH_H
#define LAUNCH_H

#include "process/filter.h"
#include "process/job.h"

struct launch {
	char **arguments; /* NULL-terminated; [0] is looked up in PATH */
	char **environment; /* NULL-terminated NAME=value words on top of the cleared one */
	const char *directory; /* NULL for the caller's */
	long output_bytes; /* the largest file that it may write; 0 for any */
	bool executes; /* may it become, or start, another program later? */
	long processes; /* of its user, threads counted; 0 for any number */
	int output, errors; /* open for writing */
	int page; /* -1 for none */
	const struct filter *filter; /* of its system calls; NULL for none */
	int (*instead)(char **arguments); /* called in place of execvp(); NULL for that */
};

/* What launch_become() leaves with when it fails, with the errno in `failure`. */
enum { LAUNCH_FAILED = 127 };

/*
 * Becomes the program: a process group of its own, stdin from /dev/null, stdout and stderr as
 * given, the page and no other descriptor, a cleared environment, limits, default signals, and
 * addresses that do not change from run to run where the kernel allows that.
 */
void launch_become(const struct launch *launch, int *failure) __attribute__((noreturn));

/* Every signal does again what it does by default, and none is blocked. */
void launch_reset_signals(void);

#endif
