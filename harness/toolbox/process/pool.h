/*
 * Runs jobs, a few at a time, in the order they were added, each after those it needs.
 *
 * Steps:
 *   1. pool_add() jobs; the pool owns them from then on.
 *   2. pool_run() returns when every job has finished or was skipped. A job is skipped
 *      (JOB_NOT_RUN) when one that it needs did not succeed, or its `cancelled` flag is up.
 *   3. A `done` function may add further jobs and raise flags while the pool runs.
 *   4. pool_release() frees the jobs.
 *
 * Ctrl-C (and TERM, HUP) during pool_run(): every running job is ended with all it started,
 * then the toolbox ends by the same signal. Nothing else in the toolbox handles signals.
 */
#ifndef POOL_H
#define POOL_H

#include "process/job.h"

struct pool {
	int width; /* jobs at a time */
	struct job **jobs;
	size_t count;
	/* Called after each job, for a progress display; may be NULL. */
	void (*progress)(const struct pool *pool, void *context);
	void *progress_context;
	size_t finished;
};

/* As wide as there are processors, or as pool_limit() said. */
void pool_init(struct pool *pool);
/* From now on no pool is wider: --jobs. */
void pool_limit(int width);
struct job *pool_add(struct pool *pool, struct job *job);
void pool_run(struct pool *pool);
void pool_release(struct pool *pool);

/* The common case of one job on its own. The caller frees it. */
void job_run(struct job *job);

#endif
