/*
 * The runs of one grading: the pool gets them from the rows of a plan, and a few rules end them
 * early. runs.json records how each run went.
 */
#ifndef RUNS_H
#define RUNS_H

#include "house/work_folder.h"
#include "process/pool.h"
#include "run/plan.h"
#include "run/run.h"

struct runs {
	const struct work_folder *work;
	char **arguments; /* of the program, NULL-terminated; may be NULL */
	unsigned long seed; /* of the first run of each row; each next run adds 1 */
	long rounds; /* the size of every run; 0 for those of the plan */
	struct run **items;
	size_t count;
	/*
	 * A run that answers a question raises these to cancel the runs that would ask it again.
	 * A hang or a flood stops all runs. A proven deadlock stops all but the reporters, the
	 * runs of a detector that stops at its first report, since a race may be the cause. A
	 * report, or a few more deadlocks, stops the reporters; a reported race stops the
	 * serialised detectors.
	 */
	bool stop_native;
	bool stop_reporters;
	bool stop_serialised;
	/* The caller enables the rules: a report stops reporters, a race the serialised. */
	bool stop_at_report;
	bool spare_serialised;
	int stuck; /* reporters that got stuck without a report */
};

void runs_init(
	struct runs *runs, const struct work_folder *work, unsigned long seed, char **arguments);
/* Adds `count` runs of a row (0: the row's own count) of the program that `build` makes. */
void runs_add(struct runs *runs, struct pool *pool, const struct build *build,
	const struct plan_row *row, int count);
/* runs.json; returns 0 or an errno. */
int runs_write(const struct runs *runs, const char *path);
/* Deletes the outputs of an earlier grading that no run of this one has overwritten. */
void runs_sweep(const struct runs *runs);
void runs_release(struct runs *runs);

#endif
