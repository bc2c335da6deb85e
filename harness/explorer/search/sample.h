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

/* Where samples stop, whichever comes first. */
struct sample_limits {
	unsigned schedules; /* in all */
	uint64_t steps; /* from now on; 0: no limit */
	double until; /* a moment of clock_seconds(); 0: no limit */
};

/* The first samples begin with a seed, further ones go on where the last ones stopped. */
void sample_seed(struct samples *samples, uint64_t seed);
/* Runs executions, the strategies in turn. Findings get the schedule that showed them. */
void sample_run(struct samples *samples, const struct sample_limits *limits);
/* Runs one execution by a schedule in which every access is a point, as far as it goes. */
void sample_again(const struct step *steps, size_t count);

#endif
