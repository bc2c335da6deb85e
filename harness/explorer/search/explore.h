/*
 * The exploration of a program: samples of its schedules, then a search of all of them, then for
 * each finding the schedule that is easiest to read.
 */
#ifndef EXPLORE_H
#define EXPLORE_H

#include "search/sample.h"
#include "search/search.h"

struct plan {
	struct budget budget;
	uint64_t seed;
	unsigned samples;
};

struct exploration {
	const char *verdict; /* "deterministic", "broken", "not exhausted", "cannot explore" */
	bool weak, exhausted;
	int listed; /* places where accesses were scheduling points */
	double seconds; /* including the log; set by main.c */
	struct search search; /* the last search of all schedules */
	struct samples samples;
};

/* Findings go to the lists of findings.h. */
void explore(struct exploration *exploration, const struct plan *plan);

#endif
