/*
 * Jobs that run this very program, a few at a time: the gate runs one for each lab. Each is told
 * when it and all jobs before it have ended, so they are told in order.
 */
#ifndef SELF_JOBS_H
#define SELF_JOBS_H

#include "house/house.h"
#include "process/job.h"

/* Job number `index` has ended, and `said` is what it wrote to stdout and stderr. */
typedef void self_job_tell(size_t index, const struct job *job, const char *said, void *context);

struct self_job {
	char *words; /* the command line after "racelab", blank-separated */
	long weight; /* how much work it is, compared with the others; the heaviest begin first */
};

/*
 * Their output goes to build/<name>/, and `name` is also the word in the progress line. Runs
 * `width` of them at a time, or as many as suit the machine when it is 0.
 */
void self_jobs_run(const struct house *house, const char *name, const struct self_job *asked,
	size_t count, long width, self_job_tell *tell, void *context);

/* Tries the detectors now, or each job would begin with that, and wait for the first. */
void self_jobs_calibrate(const struct house *house);

#endif
