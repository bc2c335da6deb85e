/*
 * The run plan: how often each variant runs, and how its threads are disturbed.
 *
 * The tables in plan.c are the whole policy; harness/README.md gives the reasons.
 */
#ifndef PLAN_H
#define PLAN_H

#include "run/size.h"
#include "runtime/page.h"

struct plan_row {
	const char *variant;
	const char *manner;
	enum size size;
	int count; /* of runs; see plan_count() */
	struct page_orders orders; /* runs_add() adds the seed, and fills in the size */
};

/* For a grading, for `run`, and for `detect`. The last row of a plan has no variant. */
extern const struct plan_row plan_check[];
extern const struct plan_row plan_run[];
extern const struct plan_row plan_detect[];
/* How many runs a row asks of this lab: one that stops threads has a run for each of them. */
int plan_count(const struct plan_row *row, const struct lab *lab);
/* Built only: cmd_explore.c runs the explorer itself. */
extern const struct plan_row plan_explore[];
/* One undisturbed native run, for experiments that measure. */
extern const struct plan_row plan_measure[];
/* Many short native runs of a tiny size, for the set of outcomes. */
extern const struct plan_row plan_outcomes[];

#endif
