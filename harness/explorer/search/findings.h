/*
 * What was found: the distinct ways in which executions ended, and the distinct races, each with
 * a schedule that shows it. Outlives executions and searches.
 */
#ifndef FINDINGS_H
#define FINDINGS_H

#include "search/schedule.h"
#include "world/access.h"
#include "world/end.h"

/* Ways to look at what a program printed, when outcomes are compared. */
enum outcome_view { VIEW_ALL, VIEW_LAST_LINE, VIEW_SORTED_LINES };

struct ending {
	enum end end;
	int code;
	const char *text;
	uint64_t address;
	uint32_t pc;
	int thread;
	char *output; /* as the view has it */
	size_t output_length;
	bool live_threads; /* main returned, or exit() was called, while others still ran */
	uint64_t seen;
	struct schedule schedule; /* fine; empty until known */
	bool shortest; /* nothing shorter shows it with fewer preemptions */
	size_t critical; /* the number of its step from which on all is lost; SIZE_MAX: unknown */
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

enum { ENDINGS_MOST = 1000, RACES_MOST = 200 };

void findings_set_view(enum outcome_view view);
/* What the program should print, as the view has it. NULL: nobody knows. */
void findings_set_right(const char *output);
/* The ending that the world has come to; -1 when there are too many. */
int findings_add_ending(void);
/* The race's number; `fresh` says whether it is new. -1 when there are too many. */
int findings_add_race(const struct race *race, bool *fresh);
/* Is that a failure by itself, whatever else was printed? */
bool ending_is_bad(const struct ending *ending);
/* Is it what was to be printed? Where nobody knows, any that is not bad. */
bool ending_is_right(const struct ending *ending);
/* An ending that is not right, a race, or two outcomes. */
bool findings_have_failure(void);
int findings_outcomes(void);
/* As if nothing had been found yet: another program begins. */
void findings_clear(void);

#endif
