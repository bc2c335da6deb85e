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

enum { LIFELINE_STEPS = 1 << 16 };

struct search {
	struct graph graph;
	uint64_t transitions, terminals;
	size_t deepest;
	double seconds;
	size_t bytes; /* of the path's saved states, at the most */
	bool livelock;
	int livelock_ending;
};

/*
 * With a bound of 0 or more only schedules with at most so many preemptions are tried: that proves
 * nothing, and finds what needs few of them in a program that is too large for all.
 */
enum { UNBOUNDED = -1 };
enum search_end search_run(struct search *search, const struct budget *budget, int bound);
double search_clock(void);

/*
 * In memory that outlives the process that searches: where it was. Whatever a step of the program
 * does to that process, the one that is left can tell which step it was.
 */
struct lifeline {
	volatile bool done;
	volatile bool fine; /* the path is of a single execution, every access a point */
	volatile uint32_t listed_count;
	uint32_t listed[256];
	volatile uint32_t path_length;
	struct step path[LIFELINE_STEPS];
};
extern struct lifeline *search_lifeline;
/* `step` comes after `length` others. */
void search_note(size_t length, struct step step);

#endif
