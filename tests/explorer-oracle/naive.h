/*
 * The naive engine: every access and every operation is a scheduling point, every choice is tried
 * at each, nothing is merged, nothing is left out. Slow, and simple enough to be believed.
 *
 * The one thing it does not try: see "lulls" in naive.c, without which it would not end.
 */
#ifndef NAIVE_H
#define NAIVE_H

#include "machine.h"

struct naive {
	uint64_t executions;
	uint64_t orders; /* different orders of what naive_counts says */
	bool too_many; /* executions; the search was given up */
};

/* Which operations of an execution make its order; NULL: none. */
extern bool (*naive_counts)(const struct operation *operation);

/* Endings go to found.h's list, races to clocks_raced. */
struct naive naive_run(uint64_t executions_most);

#endif
