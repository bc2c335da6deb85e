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
	SAMPLE_SECONDS = 1,
	/* A bounded search stops after this many preemptions. */
	PREEMPTIONS_MOST = 4,
	/* So many endings get a simplified schedule. */
	SIMPLIFIED_MOST = 20,
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
static enum search_end search_all(struct search *search, const struct budget *whole)
{
	double since = clock_seconds();
	struct budget budget = *whole;
	enum search_end end;

	do {
		end = search_again(search, &budget, UNBOUNDED);
		if (whole->seconds > 0) {
			budget.seconds = whole->seconds - (clock_seconds() - since);
			if (budget.seconds <= 0)
				return SEARCH_OVER_BUDGET;
		}
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
static void search_bounded(void)
{
	static struct search search;
	struct budget budget = {.states = 300000, .seconds = 5, .megabytes = 500};
	enum search_end end;
	int bound = 0;

	do {
		end = search_again(&search, &budget, bound);
		if (end != SEARCH_NEW_POINT && end != SEARCH_WEAK)
			bound++;
	} while (end != SEARCH_OVER_BUDGET && end != SEARCH_UNMODELLED &&
		 bound <= PREEMPTIONS_MOST && !shows_failures(&search.graph));
	if (end != SEARCH_UNMODELLED)
		shortest_schedules(&search.graph);
	graph_free(&search.graph);
}

static const char *verdict_word(enum search_end end)
{
	for (int i = 0; i < ending_count; i++)
		if (endings[i].end == END_UNMODELLED)
			return "cannot explore";
	if (findings_have_failure())
		return "broken";
	return end == SEARCH_EXHAUSTED ? "deterministic" : "not exhausted";
}

/* Makes the schedules readable that only the samples have found. */
static void simplify_rest(void)
{
	for (int i = 0; i < race_count; i++)
		if (!races[i].shortest)
			simplify_race(&races[i]);
	for (int i = 0; i < ending_count && i < SIMPLIFIED_MOST; i++)
		if (!endings[i].shortest && endings[i].schedule.count)
			simplify_ending(&endings[i]);
}

void explore(struct exploration *exploration, const struct plan *plan)
{
	enum search_end end;

	lifeline_begin(true);
	sample_run(&exploration->samples, plan->seed, plan->samples, SAMPLE_SECONDS);
	end = search_all(&exploration->search, &plan->budget);
	if (end == SEARCH_OVER_BUDGET && findings_have_failure())
		search_bounded();
	else if (end == SEARCH_EXHAUSTED)
		shortest_schedules(&exploration->search.graph);
	simplify_rest();
	exploration->verdict = verdict_word(end);
	exploration->exhausted = end == SEARCH_EXHAUSTED;
	exploration->weak = order_weakened();
	points_listed(&exploration->listed);
}
