/*
 * The exhaustive search: every state that some schedule leads to, once.
 */
#ifndef SEARCH_H
#define SEARCH_H

#include "graph.h"

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
	int livelock_ending;
};

enum search_end search_run(struct search *search, const struct budget *budget);
double search_clock(void);

/* In a process of its own: what the parent knows of a child that died. */
struct lifeline {
	volatile uint32_t path_length;
	struct step path[1 << 16];
};
extern struct lifeline *search_lifeline;

#endif
