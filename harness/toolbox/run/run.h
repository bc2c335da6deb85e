/*
 * One run of a program: its outcome, its threads, and its detector's log.
 */
#ifndef RUN_H
#define RUN_H

#include "build/build.h"
#include "detectors/detector.h"
#include "process/job.h"

enum { RUN_OUTPUT_LARGEST = 4 << 20 }; /* bytes of each file that a run writes */

struct run {
	const struct build *build;
	const struct detector *detector; /* that watches the run; may be NULL */
	const char *manner;
	bool is_large; /* larger than most */
	bool is_altered; /* some of its stores are, so that it is no longer the student's program */
	struct job *job;
	char *label; /* "tsan-07", also the stem of its files in run/ */
	char *output; /* its stdout and stderr */
	char *errors;
	char *log; /* the detector writes `log`.<pid> for each process */
	bool broken; /* the detector failed, so the run says nothing about the program */
};

/*
 * Says what a run sees, and that run/ is empty for it: what it writes there is collected when it
 * has ended, where its name begins with the job's.
 */
void run_room(const struct work_folder *work, struct job *job);
/* True if its detector runs one thread at a time. */
bool run_is_serialised(const struct run *run);
/*
 * True if a time-out says nothing about the program: a lock that spins is slow where one thread
 * runs at a time, and where a detector watches it spin very often. Without one, a large run is slow
 * as long as it goes on working: an endless loop does not.
 */
bool run_may_be_slow(const struct run *run);
/*
 * The last line of its stdout that is not blank, as text_printable() shows it, cut at
 * LAB_OUTCOME_LONGEST characters. The caller frees it.
 */
char *run_outcome(const struct run *run);
/* The number of threads on its page; 0 without a page. */
uint32_t run_threads(const struct run *run);
/* How often `thread`, below run_threads(), called lab_tick(). */
uint64_t run_ticks(const struct run *run, uint32_t thread);
/* True if main returned or the program called exit(). */
bool run_came_to_an_end(const struct run *run);
/* True if the ticks of two threads interleaved. */
bool run_interleaved(const struct run *run);
/*
 * How much of its work did a thread do in one row, without a tick of another? In percent, of the
 * thread for which that is most; those with a handful of ticks do not count.
 */
int run_longest_row(const struct run *run);
/* Does the run hold each thread in a tick, is that a later one, and did another tick meanwhile? */
bool run_holds(const struct run *run);
bool run_holds_later(const struct run *run);
bool run_overlapped(const struct run *run);
/*
 * Of a run that stops a thread in the midst of its work: how much of that work, in percent, came
 * before any other thread could go on? -1 for any other run.
 */
int run_stretch(const struct run *run);
#endif
