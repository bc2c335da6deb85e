/*
 * The only module that starts a student's code (compiling it included).
 *
 * Every job gets a keeper: a process of ours between the toolbox and the program. The keeper
 * enforces the limits, watches for a deadlock, and reaps everything that the program starts, so
 * that nothing outlives the job: no daemon, no grandchild, not even when the toolbox itself is
 * killed. The program's fault and the sandbox's fault never share a code.
 *
 * What a job gets: stdin from /dev/null, stdout and stderr into files, no other
 * descriptor, a cleared environment, its own process group, limits on time, memory and
 * on every file it writes, and addresses that do not change from run to run where the
 * kernel allows that. A wall around the file system, the network and other processes it gets only
 * in a cell (cell.h).
 */
#ifndef SANDBOX_H
#define SANDBOX_H

#include "process/cell.h"

#include <sys/types.h>

/* What the keeper tells the toolbox, through memory that both share. */
struct sandbox_report {
	enum job_end end;
	int code;
	int strays;
	long took_ms;
	long idle_ms; /* since a thread ticked last */
	bool lost; /* the cell is of no more use */
};

struct sandbox {
	pid_t keeper;
	const struct cell *cell; /* NULL for a job that is not walled */
	long processes; /* the most at a time there */
	int page_file; /* -1 for an unwatched job */
	struct page *page;
	struct sandbox_report *report;
};

/*
 * Starts the job, in `cell` unless that is NULL, and returns at once. Returns false with errno set,
 * and leaves nothing behind, if not even a keeper could be made.
 */
bool sandbox_start(struct sandbox *sandbox, const struct job *job, const struct cell *cell);
/* To be called after waitpid() for the keeper. Fills in the job's second half and releases all. */
void sandbox_finish(struct sandbox *sandbox, struct job *job);

#endif
