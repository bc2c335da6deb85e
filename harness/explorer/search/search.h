/* The exhaustive search: visits every state that some schedule leads to, once. */
#ifndef SEARCH_H
#define SEARCH_H

#include "search/graph.h"

/* 0 is no limit. */
struct budget {
	uint64_t states;
	uint64_t megabytes;
	/* Moments of clock_seconds(). Once a failure was found, some time is left to show it. */
	double until, until_found;
};

enum search_end {
	SEARCH_EXHAUSTED,
	SEARCH_OVER_BUDGET,
	/* Found a new place where threads race. It is a scheduling point now: start over. */
	SEARCH_NEW_POINT,
	/* Saw what only reaches can judge for the first time: start over with them. */
	SEARCH_WEAK,
	/* The program did what is not modelled: nothing is known about what comes after that. */
	SEARCH_UNMODELLED,
};

struct search {
	struct graph graph;
	uint64_t transitions, terminals;
	size_t deepest;
	double seconds;
	size_t bytes; /* of the path's saved states, at its longest */
	size_t graph_bytes;
	bool livelock;
};

/*
 * With a bound, tries only schedules with at most so many preemptions. That proves nothing, but
 * finds failures that need few of them in a program that is too large for a full search.
 */
enum { UNBOUNDED = -1 };
enum search_end search_run(struct search *search, const struct budget *budget, int bound);

#endif
