/*
 * Why a program got stuck, told from its page in the student's own lines.
 */
#ifndef DEADLOCK_H
#define DEADLOCK_H

#include "detectors/finding.h"
#include "run/run.h"

/*
 * One sentence a thread: "thread 1 waits in pthread_mutex_lock for `savings` at bank.c:41 while
 * holding `checking` (locked at bank.c:40)". Sentences are joined by "; ".
 */
void deadlock_story(const struct run *run, const struct work_folder *work, struct text *story);
/* The same as a finding of the tool "watch", with a stack of one frame for each waiting thread. */
void deadlock_finding(
	const struct run *run, const struct work_folder *work, struct findings *findings);
/*
 * Finds threads that ended while holding a lock in a run that reached its end. Nobody can take
 * such a lock any more, and only luck had it that nobody tried. Returns false if there is none;
 * otherwise adds a finding of the tool "watch", with one sentence a thread as its summary.
 */
bool abandoned_finding(
	const struct run *run, const struct work_folder *work, struct findings *findings);
/* Adds "accumulator.c:31" for a code address of the run's program; nothing if it is unknown. */
void address_story(
	const struct run *run, const struct work_folder *work, uint64_t pc, struct text *story);

#endif
