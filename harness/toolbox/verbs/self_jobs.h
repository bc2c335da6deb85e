/*
 * Work on many labs: this very program, run once for each, a few at a time.
 * What each run said is told in the order in which they were asked for, as soon as all before it
 * were told.
 */
#ifndef SELF_JOBS_H
#define SELF_JOBS_H

#include "house/house.h"
#include "process/job.h"

/* `index` is that of the job asked for, `said` what it wrote to stdout and stderr; `job` says how
 * it ended. */
typedef void self_job_tell(size_t index, const struct job *job, const char *said, void *context);

struct self_job {
	char *words; /* what stands behind "racelab", blank-separated */
	long weight; /* how much work it is, against the others: the longest begin first */
};

/*
 * `name` is that of the folder in build/ where their output goes, and of the work. As many run at a
 * time as `jobs` says, or 0 for what suits the machine.
 */
void self_jobs_run(const struct house *house, const char *name, const struct self_job *runs,
	size_t count, long jobs, self_job_tell *tell, void *context);

#endif
