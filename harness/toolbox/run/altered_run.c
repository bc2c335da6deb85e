#include "run/altered_run.h"

#include <stdlib.h>
#include <string.h>

struct run *altered_add(struct altering *altering, const struct page_orders *orders)
{
	struct plan_row row = {altering->build->variant, "altered", SIZE_USUAL, 1, *orders};

	runs_add(altering->runs, altering->pool, altering->build, &row, 0);
	return altering->runs->items[altering->runs->count - 1];
}

uint32_t altered_count(struct altering *altering, struct page_orders orders)
{
	const struct run *run;

	orders.altered_only = UINT32_MAX;
	run = altered_add(altering, &orders);
	pool_run(altering->pool);
	return run->job->page ? run->job->page->altered : 0;
}

const char *altered_wanted(const struct altering *altering)
{
	return conf_get_or(&altering->runs->work->lab->conf, "outcome", "");
}

/* Has a thread done the round that is altered, even if it stored nothing? */
static bool has_passed(const struct run *run)
{
	const struct page_orders *orders = &run->job->orders;

	for (uint32_t i = 0; i < run_threads(run); i++)
		if ((orders->altered >> i & 1) && run_ticks(run, i) > orders->altered_round)
			return true;
	return false;
}

enum altered_effect altered_effect(const struct altering *altering, const struct run *run)
{
	const struct job *job = run->job;
	bool is_right;
	char *outcome;

	if (job->end == JOB_KILLED)
		return ALTERED_SHOWN;
	if (!run_came_to_an_end(run))
		return job->end == JOB_EXITED && job->page ? ALTERED_SHOWN : ALTERED_UNCLEAR;
	outcome = run_outcome(run);
	is_right = strcmp(outcome, altered_wanted(altering)) == 0;
	free(outcome);
	if (!is_right)
		return ALTERED_SHOWN;
	return job->page->altered || has_passed(run) ? ALTERED_NONE : ALTERED_UNCLEAR;
}
