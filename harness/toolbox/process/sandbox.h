/*
 * The only module that starts a student's code (compiling it included).
 *
 * Every job gets a keeper: a process of ours between the toolbox and the program. The keeper
 * holds the clock, watches for a deadlock, and is the reaper of everything the program starts,
 * so that nothing outlives the job: not a daemon, not a grandchild, and not when the toolbox
 * itself is killed. The program's fault and the sandbox's fault never share a code.
 *
 * What a job gets: stdin from /dev/null, stdout and stderr into files, no other
 * descriptor, a cleared environment, its own process group, limits on time, memory and
 * on every file it writes, and addresses that do not change from run to run where the
 * kernel allows that. What it does not get at this level is a wall around the file system: a
 * checked program is kept from it by the audit's list of allowed calls.
 */
#ifndef SANDBOX_H
#define SANDBOX_H

#include "process/job.h"

#include <sys/types.h>

/* What the keeper tells the toolbox, through memory that both share. */
struct sandbox_report {
	enum job_end end;
	int code;
	int strays;
	long took_ms;
};

struct sandbox {
	pid_t keeper;
	int page_file; /* -1 for an unwatched job */
	struct page *page;
	struct sandbox_report *report;
};

/*
 * Starts the job and returns at once. Returns false, with errno set, when not even a keeper
 * could be made; nothing is left behind then.
 */
bool sandbox_start(struct sandbox *sandbox, const struct job *job);
/* After the keeper was waited for: fills in the second half of the job, gives everything back. */
void sandbox_finish(struct sandbox *sandbox, struct job *job);

#endif
