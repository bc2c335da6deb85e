/*
 * The runs of one grading: rows of the plan, put into the pool, and the rules that end them early.
 *
 * What comes out of each is kept in runs.json.
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
	unsigned long seed; /* of the first run of each row; the next ones count up from it */
	struct run **items;
	size_t count;
	/*
	 * Raised by the runs themselves, so that no time is spent on a question that is answered. A
	 * hang stops all runs. A proven deadlock stops all but those of a detector that stops at
	 * its first report, since a race may be the cause; a report, or a few more deadlocks, stop
	 * these too. A race that such a report tells stops the serialised detectors.
	 */
	bool stop_native;
	bool stop_reporters;
	bool stop_serialised;
	/* Asked for by the caller: does a report stop the reporters, a race the serialised? */
	bool stop_at_report;
	bool spare_serialised;
	int stuck; /* deadlocks of a reporter, without a report */
};

void runs_init(
	struct runs *runs, const struct work_folder *work, unsigned long seed, char **arguments);
/* Adds `count` runs of a row (0: as many as the plan says) of the program that `build` makes. */
void runs_add(struct runs *runs, struct pool *pool, const struct build *build,
	const struct plan_row *row, int count);
/* runs.json; returns 0 or an errno. */
int runs_write(const struct runs *runs, const char *path);
/* Takes away the outputs that work_folder_open() left for runs that there were not this time. */
void runs_sweep(const struct runs *runs);
void runs_release(struct runs *runs);

#endif
