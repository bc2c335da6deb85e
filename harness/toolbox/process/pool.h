/*
 * Runs jobs, several at a time, in the order they were added, each after those it needs.
 *
 * Steps:
 *   1. pool_add() jobs; the pool owns them from then on.
 *   2. pool_run() returns when every job has finished or was skipped. A job is skipped
 *      (JOB_NOT_RUN) if one that it needs did not succeed or its `cancelled` flag is set.
 *   3. A `done` function may add further jobs and set flags while the pool runs.
 *   4. pool_release() frees the jobs.
 *
 * On Ctrl-C (and TERM, HUP) pool_run() ends every running job and all that it started; then the
 * toolbox dies of the same signal. Nothing else in the toolbox handles signals.
 */
#ifndef POOL_H
#define POOL_H

#include "process/job.h"
#include "process/wall.h"

#include <signal.h>

struct pool {
	int width; /* jobs at a time */
	struct job **jobs;
	size_t count;
	/* Called after each job, for a progress display; may be NULL. */
	void (*progress)(const struct pool *pool, void *context);
	void *progress_context;
	/* Called about twice a second while jobs run, with `tick_context`; may be NULL. */
	void (*tick)(void *context);
	void *tick_context;
	size_t finished;
	/*
	 * In now_ms(): no job runs for longer than that, and none begins after one that has run out
	 * of time. 0 for no such end.
	 */
	long until;
};

/* As wide as there are processors, but no wider than pool_limit() allows. */
void pool_init(struct pool *pool);
/* No pool is wider from now on (--jobs). */
void pool_limit(int width);
/*
 * From now on the jobs of a hand-in run behind this wall, which must outlive them; NULL for none.
 */
void pool_wall(const struct wall *wall);
/* The level of that wall. */
enum wall_level pool_wall_level(void);
/* Returns `job`, which the pool now owns. */
struct job *pool_add(struct pool *pool, struct job *job);
void pool_run(struct pool *pool);
/* The signals that it waits for: those that end us, and those that tell of a child. */
void pool_signals(sigset_t *set);
void pool_release(struct pool *pool);

/* Runs one job on its own, which stays the caller's. */
void job_run(struct job *job);

#endif
