/*
 * One run of a program, and what it left: its outcome, its threads, the detector's words.
 */
#ifndef RUN_H
#define RUN_H

#include "build/build.h"
#include "process/job.h"

enum { RUN_OUTPUT_LARGEST = 4 << 20 }; /* bytes of each file that a run writes */

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

/*
 * Does this run's tool run one thread at a time? Then a lock that spins makes a good program
 * slow, and a time-out says nothing about it.
 */
bool run_is_serialised(const struct run *run);
/* The last line that was not empty of a run's stdout, without control bytes. Caller frees. */
char *run_outcome(const struct run *run);
/* How many threads its page tells of; none where the run has no page. */
uint32_t run_threads(const struct run *run);
/* How often one of them, less than run_threads(), called lab_tick(). */
uint64_t run_ticks(const struct run *run, uint32_t thread);
/* Did two threads' ticks interleave? */
bool run_interleaved(const struct run *run);
/*
 * Calls `visit` with each file of the detector's own words for this run: there is one for every
 * process that had something to say, and `is_own` for that of the program's first one. Returns how
 * many there are.
 */
int run_log_files(const struct run *run,
	void (*visit)(const char *file, bool is_own, void *context), void *context);

#endif
