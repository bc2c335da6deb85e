/*
 * The exploration of a program: samples of its schedules, then a search of all of them, then for
 * each finding the schedule that is easiest to read.
 */
#ifndef EXPLORE_H
#define EXPLORE_H

#include "search/sample.h"
#include "search/search.h"

/* 0 is no limit. The seconds are for everything: samples, search, and showing what was found. */
struct plan {
	uint64_t states, megabytes;
	double seconds;
	uint64_t seed;
	unsigned samples;
};

struct exploration {
	const char *verdict; /* "deterministic", "broken", "not exhausted", "cannot explore" */
	const char *stopped; /* what ended the search other than its budget; NULL: nothing */
	bool weak, exhausted;
	int listed; /* places where accesses were scheduling points */
	double seconds; /* including the log; set by main.c */
	double until; /* the moment when the budget is used up; 0: never */
	struct search search; /* the last search of all schedules */
	struct samples samples;
};

/* Findings go to the lists of findings.h. */
void explore(struct exploration *exploration, const struct plan *plan);

#endif
