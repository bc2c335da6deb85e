/*
 * One run of a program, and what it left: its outcome, its threads, the detector's words.
 */
#ifndef RUN_H
#define RUN_H

#include "build/build.h"
#include "detectors/detector.h"
#include "process/job.h"

enum { RUN_OUTPUT_LARGEST = 4 << 20 }; /* bytes of each file that a run writes */

struct run {
	const struct build *build;
	const struct detector *detector; /* NULL where none watches */
	const char *manner;
	struct job *job;
	char *label; /* "tsan-07", also the stem of its files in run/ */
	char *output; /* its stdout and stderr */
	char *errors;
	char *log; /* the detector's log is this with ".<pid>" behind it */
	bool broken; /* the detector failed, so its end is not the program's */
};

/* Does a detector watch it that runs one thread at a time? */
bool run_is_serialised(const struct run *run);
/* The last line that was not empty of a run's stdout, without control bytes. Caller frees. */
char *run_outcome(const struct run *run);
/* How many threads its page tells of; none where the run has no page. */
uint32_t run_threads(const struct run *run);
/* How often one of them, less than run_threads(), called lab_tick(). */
uint64_t run_ticks(const struct run *run, uint32_t thread);
/* Ran to its end: main returned, or the program called exit(). */
bool run_came_to_an_end(const struct run *run);
/* Did two threads' ticks interleave? */
bool run_interleaved(const struct run *run);
#endif
