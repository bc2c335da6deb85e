/*
 * Samples: single executions whose schedules a strategy chooses. They quickly find what goes wrong
 * in many schedules, and prove nothing. Every access is a scheduling point in them.
 *
 * A strategy is three functions in a file of its own, and a line in the table of sample.c.
 */
#ifndef SAMPLE_H
#define SAMPLE_H

#include "search/schedule.h"
#include "step/machine.h"

struct strategy {
	const char *name;
	/* Begins an execution. */
	void (*begin)(void);
	/* Chooses the next step among those that are enabled. */
	struct step (*choose)(const struct enabled *enabled);
	/* The step has run. */
	void (*done)(struct step step);
};

extern const struct strategy strategy_pos, strategy_walk, strategy_directed;

struct samples {
	unsigned schedules;
	/* The number, from 1, of the execution that showed it first; 0 if none did. */
	unsigned first_failure, first_wrong;
	double seconds;
};

/*
 * Runs `count` executions, the strategies in turn, but no longer than `seconds`. Findings get the
 * schedule that showed them.
 */
void sample_run(struct samples *samples, uint64_t seed, unsigned count, double seconds);

#endif
