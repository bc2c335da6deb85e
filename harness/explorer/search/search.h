/*
 * The exhaustive search: every state that some schedule leads to, once.
 */
#ifndef SEARCH_H
#define SEARCH_H

#include "search/graph.h"

struct budget {
	uint64_t states; /* at most; 0: as many as there are */
	double seconds;
	uint64_t megabytes;
};

enum search_end {
	SEARCH_EXHAUSTED,
	SEARCH_OVER_BUDGET,
	/* A place where threads race was new: it is a scheduling point from now on; begin anew. */
	SEARCH_NEW_POINT,
	/* A relaxed load was seen for the first time; begin anew, with reaches. */
	SEARCH_WEAK,
	/* The program does what is not modelled. */
	SEARCH_UNMODELLED,
};

struct search {
	struct graph graph;
	uint64_t transitions, terminals;
	size_t deepest;
	double seconds;
	size_t bytes; /* of the path's saved states, at the most */
	bool livelock;
};

/*
 * With a bound of 0 or more only schedules with at most so many preemptions are tried: that proves
 * nothing, and finds what needs few of them in a program that is too large for all.
 */
enum { UNBOUNDED = -1 };
enum search_end search_run(struct search *search, const struct budget *budget, int bound);

#endif
