/*
 * What grade-all and regrade share: a course that is locked, and passes over its list.
 */
#ifndef BATCH_H
#define BATCH_H

#include "course/standing.h"
#include "verbs/farm.h"
#include "verbs/request.h"

struct batch {
	const struct request *request;
	struct course course;
	struct list list;
	struct standing standing;
	size_t all, done; /* entries of the list; and those that are ready, for the progress */
	size_t here; /* those that became ready since `began` */
	long began;
	size_t complaints;
	long looked_at; /* bytes of the journal */
};

/* Reads the journal anew, if anything was added to it. */
void batch_look(struct batch *batch);
/* Adds the missing lines of attempts that were put in their place by a process that was killed. */
void batch_adopt(struct batch *batch);
/*
 * Grades the entries that are ordered, and looks. When a signal ends it early it says how to go on,
 * with the command `again`, and dies of that signal.
 */
void batch_pass(struct batch *batch, const struct farm_order *orders, size_t count, long jobs,
	bool propose, const char *again);
/*
 * The same key, judged twice, must have one verdict. Tells the journal and the screen where that is
 * not so, and returns how often.
 */
size_t batch_compare(struct batch *batch);
void batch_release(struct batch *batch);

#endif
