/*
 * What a stuck program was stuck in, told from its page in the student's own lines.
 */
#ifndef DEADLOCK_H
#define DEADLOCK_H

#include "detectors/finding.h"
#include "run/run.h"

/*
 * One sentence a thread: "thread 1 waits in pthread_mutex_lock for `lock` at
 * accumulator.c:24 and holds `lock` since accumulator.c:22". Sentences are joined by "; ".
 */
void deadlock_story(const struct run *run, const struct work_folder *work, struct text *story);
/* The same as a finding of the tool "watch": one stack of one frame for each waiting thread. */
void deadlock_finding(
	const struct run *run, const struct work_folder *work, struct findings *findings);
/*
 * Of a run that came to its end: a thread that went away with a lock in its hands. Nobody can take
 * that lock any more, and it is luck that nobody tried. False when there is no such thread;
 * otherwise a finding of the tool "watch", its summary one sentence a thread as above.
 */
bool abandoned_finding(
	const struct run *run, const struct work_folder *work, struct findings *findings);
/* "accumulator.c:31" for a code address of the run's program; adds nothing when unknown. */
void address_story(
	const struct run *run, const struct work_folder *work, uint64_t pc, struct text *story);

#endif
