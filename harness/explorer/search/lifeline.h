/*
 * Where the process that searches has come to, in memory that outlives it. Whatever a step of the
 * program does to that process, the one that is left can tell which step it was.
 */
#ifndef LIFELINE_H
#define LIFELINE_H

#include "search/schedule.h"

enum { LIFELINE_STEPS = 1 << 16, LIFELINE_LISTED = 256 };

struct lifeline {
	volatile bool done;
	volatile bool fine; /* the path is of a single execution, every access a point */
	volatile uint32_t listed_count;
	uint32_t listed[LIFELINE_LISTED]; /* places where accesses are points */
	volatile uint32_t path_length;
	struct step path[LIFELINE_STEPS];
};

/* NULL where nobody would read it: in a replay, in tests. */
extern struct lifeline *lifeline;

/* Maps it, shared with the processes that are forked from now on. */
void lifeline_map(void);
/* A search, or single executions (`fine`), begin, at the points that are set. */
void lifeline_begin(bool fine);
/* `step` comes now, after `length` others. */
void lifeline_note(size_t length, struct step step);

#endif
