/*
 * The progress of the searching process, in memory that outlives it. Whatever a step of the program
 * does to that process, its parent can tell which step it was.
 */
#ifndef LIFELINE_H
#define LIFELINE_H

#include "search/schedule.h"

enum { LIFELINE_STEPS = 1 << 16, LIFELINE_LISTED = 256 };

struct lifeline {
	volatile bool done;
	volatile bool stepping; /* a step of the program is running */
	volatile uint64_t states; /* of the present search, for who watches it */
	volatile bool fine; /* the path is a sample's: every access is a point */
	volatile uint32_t listed_count;
	uint32_t listed[LIFELINE_LISTED]; /* the places where accesses are points */
	volatile uint32_t path_length;
	struct step path[LIFELINE_STEPS];
	/* A schedule in which every access is a point, and that shows the first failure found. */
	volatile uint32_t found_length; /* 0: none was found */
	struct step found[LIFELINE_STEPS];
};

/* NULL when nobody would read it: in a replay, in tests. */
extern struct lifeline *lifeline;

/* Maps it in memory that is shared with all future child processes. */
void lifeline_map(void);
/* A search, or samples (`fine`), are about to begin with the points that are set. */
void lifeline_begin(bool fine);
/* `step` is about to run, after `length` others. */
void lifeline_note(size_t length, struct step step);
/* That step has come to its end. */
void lifeline_noted(void);
/* The schedule shows a failure. The first one is kept. */
void lifeline_found(const struct schedule *schedule);

#endif
