#include "search/explore.h"

#include "base/clock.h"
#include "search/findings.h"
#include "search/lifeline.h"
#include "search/shortest.h"
#include "search/simplify.h"
#include "world/end.h"
#include "world/order.h"
#include "world/points.h"

enum {
	/*
	 * Samples before the search: so many seconds, and so many steps for each of them. What is
	 * left of them comes after a search that has found nothing, and was not exhaustive.
	 */
	SAMPLE_SECONDS = 1,
	SAMPLE_STEPS = 2000,
	/* A bounded search stops after this many preemptions, states and seconds. */
	PREEMPTIONS_MOST = 4,
	BOUNDED_STATES = 300000,
	BOUNDED_SECONDS = 5,
	BOUNDED_MEGABYTES = 500,
	/* So many endings get a simplified schedule. */
	SIMPLIFIED_MOST = 20,
	/* Of the time, what is kept for showing a failure: one part of so many. */
	PARTS_OF_TIME = 4,
};

/* Searches with the points and reaches that have proved to be needed so far. */
static enum search_end search_again(struct search *search, const struct budget *budget, int bound)
{
	points_set(race_count ? POINTS_LISTED : POINTS_NONE);
	order_weaken(order_weak_seen);
	lifeline_begin(false);
	return search_run(search, budget, bound);
}

/* Starts over until the search finds no new place at which threads race. */
static enum search_end search_all(struct search *search, const struct budget *budget)
{
	enum search_end end;

	do {
		end = search_again(search, budget, UNBOUNDED);
	} while (end == SEARCH_NEW_POINT || end == SEARCH_WEAK);
	return end;
}

/* Does the graph have a schedule for each kind of failure that was found? */
static bool shows_failures(const struct graph *graph)
{
	bool race = false, bad = false;
	int outcomes = 0;

	for (size_t i = 0; i < graph->goal_count; i++) {
		int what = graph->goals[i].what;

		race |= what < 0;
		bad |= what >= 0 && !findings_are_right(what);
		outcomes += what > graph->goals[0].what;
	}
	for (int i = 0; i < ending_count; i++)
		if (!ending_is_right(&endings[i]) && !bad)
			return false;
	return (race || race_count == 0) && (outcomes || findings_outcomes() < 2);
}

/*
 * For a program that is too large for all schedules: those with few preemptions explain a failure
 * best.
 */
static void search_bounded(const struct plan *plan, double until)
{
	static struct search search;
	double soon = clock_seconds() + BOUNDED_SECONDS;
	struct budget budget = {.states = BOUNDED_STATES, .megabytes = BOUNDED_MEGABYTES};
	enum search_end end;
	int bound = 0;

	if (plan->states && plan->states < budget.states)
		budget.states = plan->states;
	budget.until = budget.until_found = until > 0 && until < soon ? until : soon;
	do {
		end = search_again(&search, &budget, bound);
		if (end != SEARCH_NEW_POINT && end != SEARCH_WEAK)
			bound++;
	} while (end != SEARCH_OVER_BUDGET && bound <= PREEMPTIONS_MOST &&
		 !clock_is_past(budget.until) && !shows_failures(&search.graph));
	shortest_schedules(&search.graph, false, until);
	graph_free(&search.graph);
}

/* What the program did that is not modelled, or NULL. */
static const char *unmodelled(void)
{
	for (int i = 0; i < ending_count; i++)
		if (endings[i].end == END_UNMODELLED)
			return endings[i].text;
	return NULL;
}

static const char *verdict_word(enum search_end end)
{
	/* A failure that was found is one, whatever else was met. */
	if (findings_have_failure())
		return "broken";
	if (unmodelled())
		return "cannot explore";
	return end == SEARCH_EXHAUSTED ? "deterministic" : "not exhausted";
}

/* Makes the schedules readable that only the samples have found. */
static void simplify_rest(double until)
{
	for (int i = 0; i < race_count; i++)
		if (!races[i].shortest)
			simplify_race(&races[i], until);
	for (int i = 0; i < ending_count && i < SIMPLIFIED_MOST; i++)
		if (!endings[i].shortest && endings[i].schedule.count)
			simplify_ending(&endings[i], until);
}

static void show_failures(
	struct search *search, enum search_end end, const struct plan *plan, double until)
{
	if (end == SEARCH_EXHAUSTED)
		shortest_schedules(&search->graph, true, until);
	else
		search_bounded(plan, until);
	simplify_rest(until);
}

/* The only outcome of a program that is right needs no schedule that is good to read. */
static void show_outcome(struct search *search, double until)
{
	if (endings[0].straight)
		schedule_free(&endings[0].schedule);
	else if (!endings[0].schedule.count)
		shortest_schedules(&search->graph, true, until);
}

void explore(struct exploration *exploration, const struct plan *plan)
{
	double now = clock_seconds();
	struct budget budget = {.states = plan->states, .megabytes = plan->megabytes};
	struct sample_limits limits = {.schedules = plan->samples, .until = now + SAMPLE_SECONDS};
	struct search *search = &exploration->search;
	enum search_end end;

	if (plan->seconds > 0) {
		budget.until = now + plan->seconds;
		budget.until_found = budget.until - plan->seconds / PARTS_OF_TIME;
		if (limits.until > budget.until_found)
			limits.until = budget.until_found;
	}
	exploration->until = budget.until;
	limits.steps = (uint64_t)plan->samples * SAMPLE_STEPS;
	sample_seed(&exploration->samples, plan->seed);
	sample_run(&exploration->samples, &limits);
	end = search_all(search, &budget);
	if (end == SEARCH_OVER_BUDGET && !findings_have_failure()) {
		limits.steps = 0;
		limits.until = clock_seconds() + SAMPLE_SECONDS;
		if (budget.until > 0 && limits.until > budget.until)
			limits.until = budget.until;
		sample_run(&exploration->samples, &limits);
	}
	if (findings_have_failure())
		show_failures(search, end, plan, budget.until);
	else if (end == SEARCH_EXHAUSTED)
		show_outcome(search, budget.until);
	exploration->verdict = verdict_word(end);
	exploration->stopped = unmodelled();
	exploration->exhausted = end == SEARCH_EXHAUSTED;
	exploration->weak = order_weakened();
	points_listed(&exploration->listed);
}
