/*
 * The exploration of a program: samples first, then all schedules; and for what either finds, the
 * schedule that is best to read.
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
	double seconds; /* with the telling; main.c counts them */
	struct search search; /* the last one for all schedules */
	struct samples samples;
};

/* Findings go to findings.h. */
void explore(struct exploration *exploration, const struct plan *plan);

#endif
