/*
 * The run plan: how often each variant runs, and disturbed in which manner.
 *
 * A row of the plan is one manner; the tables at the top of run.c are the whole policy, and
 * harness/README.md says why it is this one. runs_add() puts a row's runs into the pool;
 * runs_write() keeps what every run did in runs.json.
 */
#ifndef RUN_H
#define RUN_H

#include "build.h"
#include "pool.h"
#include "work.h"

struct run {
	const struct build *build;
	const char *manner;
	struct job *job;
	char *label; /* "tsan-07", also the stem of its files in run/ */
	char *output; /* its stdout and stderr */
	char *errors;
	char *log; /* the detector's log is this with ".<pid>" behind it */
	bool broken; /* the detector failed, so its end is not the program's: logs.h */
};

struct runs {
	const struct work *work;
	char **arguments; /* of the program, NULL-terminated; may be NULL */
	unsigned long seed; /* of the first run of each row; the next ones count up from it */
	struct run **items;
	size_t count;
	/*
	 * Raised by the runs themselves, so that no time is spent on a question that is answered:
	 * a hang ends all, a proven deadlock all but ThreadSanitizer's; its report, or a few more
	 * deadlocks, end those; a race that it tells, Helgrind's.
	 */
	bool hopeless;
	bool reported;
	bool settled;
	bool stop_at_report; /* asked for: see `reported` */
	/* Asked for when set: see `settled`. */
	bool (*tells_race)(struct run *run, const struct lab *lab);
	int stuck; /* under ThreadSanitizer, without a report */
};

struct plan_row {
	const char *variant;
	const char *manner;
	int count;
	struct page_orders orders; /* the seed is filled in */
};

/* The rows of one grading, of `run`, and of `detect`; ended by a row without a variant. */
extern const struct plan_row plan_check[];
extern const struct plan_row plan_run[];
extern const struct plan_row plan_detect[];
/* Built, not run: the explorer's own (cmd_explore.c). */
extern const struct plan_row plan_explore[];
/* One native run that nothing disturbs, for experiments whose numbers count. */
extern const struct plan_row plan_measure[];
/* Many short native runs of a tiny size, for the set of outcomes. */
extern const struct plan_row plan_outcomes[];

void runs_init(struct runs *runs, const struct work *work, unsigned long seed, char **arguments);
/* Adds `count` runs of a row (0: as many as the plan says) of the program that `build` makes. */
void runs_add(struct runs *runs, struct pool *pool, const struct build *build,
	const struct plan_row *row, int count);
/* The last line that was not empty of a run's stdout, without control bytes. Caller frees. */
char *run_outcome(const struct run *run);
/* Sum of the row: threads that ticked, and the ticks of thread `i`. */
int run_ticking_threads(const struct run *run);
/* Did two threads' ticks interleave? */
bool run_interleaved(const struct run *run);
/*
 * Does this run's tool run one thread at a time? Then a lock that spins makes a good program
 * slow, and a time-out says nothing about it.
 */
bool run_is_serialised(const struct run *run);
/*
 * Calls `visit` with each file of the detector's own words for this run: there is one for every
 * process that had something to say, and `is_own` for that of the program's first one. Returns how
 * many there are.
 */
int run_log_files(const struct run *run,
	void (*visit)(const char *file, bool is_own, void *context), void *context);

/* runs.json; returns 0 or an errno. */
int runs_write(const struct runs *runs, const char *path);
/* Takes away the outputs that work_open() left for runs that there were not this time. */
void runs_sweep(const struct runs *runs);
void runs_release(struct runs *runs);

#endif
