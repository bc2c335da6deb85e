/*
 * The run plan: how often each variant runs, and disturbed in which manner.
 *
 * A row is one manner; the tables in plan.c are the whole policy, and harness/README.md says why it
 * is this one.
 */
#ifndef PLAN_H
#define PLAN_H

#include "runtime/page.h"

struct plan_row {
	const char *variant;
	const char *manner;
	int count;
	struct page_orders orders; /* the seed is filled in */
};

/* The rows of one grading, of `run`, and of `detect`; ended by a row without a variant. */
extern const struct plan_row plan_check[];
extern const struct plan_row plan_run[];
extern const struct plan_row plan_detect[];
/* Built, not run: the explorer's own (cmd_explore.c). */
extern const struct plan_row plan_explore[];
/* One native run that nothing disturbs, for experiments whose numbers count. */
extern const struct plan_row plan_measure[];
/* Many short native runs of a tiny size, for the set of outcomes. */
extern const struct plan_row plan_outcomes[];

#endif
