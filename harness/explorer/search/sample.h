/*
 * Single executions, chosen by a strategy: quick at finding what goes wrong in many schedules, and
 * no proof of anything. Every access is a scheduling point in them.
 *
 * A strategy is three functions in a file of its own, and a line in the table of sample.c.
 */
#ifndef SAMPLE_H
#define SAMPLE_H

#include "search/schedule.h"
#include "step/machine.h"

struct strategy {
	const char *name;
	/* An execution begins. */
	void (*begin)(void);
	/* Who goes on, and how: one of those that are enabled. */
	struct step (*choose)(const struct enabled *enabled);
	/* That step was done. */
	void (*done)(struct step step);
};

extern const struct strategy strategy_pos, strategy_walk, strategy_directed;

struct samples {
	unsigned schedules;
	/* The number (from 1) of the execution that first showed it; 0: none did. */
	unsigned first_failure, first_wrong;
	double seconds;
};

/*
 * `count` executions, the strategies in turn. Everything found goes to findings.h, with the
 * schedule as it was. Stops early when all that is looked for is found, or after `seconds`.
 */
void sample_run(struct samples *samples, uint64_t seed, unsigned count, double seconds);

#endif
