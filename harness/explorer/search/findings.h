/*
 * Findings: the distinct ways in which executions ended and the distinct races, each with a
 * schedule that shows it. They outlive executions and searches.
 *
 * Every outcome is counted, but only the first OUTCOMES_KEPT are kept, and the right one.
 */
#ifndef FINDINGS_H
#define FINDINGS_H

#include "search/schedule.h"
#include "world/access.h"
#include "world/end.h"

struct ending {
	enum end end;
	int code;
	const char *text;
	uint64_t address;
	uint32_t pc;
	int thread;
	char *output; /* as the view has it */
	size_t output_length;
	bool undone; /* it printed what is right before every thread had done its rounds */
	bool live_threads; /* main returned or exit() was called while other threads were alive */
	uint64_t seen;
	struct schedule schedule; /* fine; empty until one is known */
	bool shortest; /* it is the shortest with the fewest preemptions */
	char *straight; /* the text of a schedule, see straight.h; may be NULL */
	size_t straight_steps; /* its fine steps */
	size_t critical; /* the step after which no right ending is possible; SIZE_MAX: unknown */
};

struct race_finding {
	struct race race;
	struct schedule schedule;
	bool shortest;
};

extern struct ending *endings;
extern int ending_count;
extern struct race_finding *races;
extern int race_count;

enum { OUTCOMES_KEPT = 1000, ENDINGS_MOST = 1200, RACES_MOST = 200 };
/* Stands for each ending that is not kept. */
enum { ENDING_NOT_KEPT = ENDINGS_MOST };

/* What the program should print, as the view has it; NULL if that is unknown. */
void findings_set_right(const char *output);
/* Adds the world's ending, or counts it once more. Returns its number, or ENDING_NOT_KEPT. */
int findings_add_ending(void);
/* Is this how the world has ended? */
bool ending_is_now(const struct ending *ending);
/* Adds a race. Returns its number, or -1 if there are too many; `fresh` says whether it is new. */
int findings_add_race(const struct race *race, bool *fresh);
/* Is it a failure whatever the program printed? */
bool ending_is_bad(const struct ending *ending);
/*
 * Did the program print what it should? If that is unknown: every ending that is not bad is right.
 */
bool ending_is_right(const struct ending *ending);
/* The same by its number, which may be ENDING_NOT_KEPT. */
bool findings_are_right(int ending);
/* Is there an ending that is not right, a race, or more than one outcome? */
bool findings_have_failure(void);
/* How many outcomes there are, whether they are kept or not. */
uint64_t findings_outcomes(void);
bool findings_kept_all(void);
/* Forgets everything: another program is about to begin. */
void findings_clear(void);

#endif
