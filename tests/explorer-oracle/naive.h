/*
 * The naive engine: every access and every operation is a scheduling point, every choice is tried
 * at each, nothing is merged, nothing is left out. Slow, and simple enough to be believed.
 *
 * The one thing it does not try: see "lulls" in naive.c, without which it would not end.
 */
#ifndef NAIVE_H
#define NAIVE_H

#include "search/findings.h"
#include "world/operation.h"

/*
 * What is found only with the help of a late wake-up is uncertain. A wake-up for nothing is late if
 * no other thread could do more than plain accesses: the explorer, for which these belong to the
 * step before, may have seen that the program is stuck already, and have said so.
 */
struct naive {
	uint64_t executions;
	bool race, uncertain_race;
	bool uncertain[ENDINGS_MOST]; /* by the number of the ending in findings.h */
	uint64_t orders; /* different orders of what naive_counts says */
	bool too_many; /* executions; the search was given up */
};

/* Which operations of an execution make its order; NULL: none. */
extern bool (*naive_counts)(const struct operation *operation);

/* Endings go to findings.h's list. */
void naive_run(struct naive *naive, uint64_t executions_most);

#endif
