#include "search/sample.h"

#include "base/clock.h"
#include "search/dice.h"
#include "search/findings.h"
#include "search/lifeline.h"
#include "world/points.h"

#include <string.h>

enum { STEPS_MOST = 20000 };

static const struct strategy *const strategies[] = {
	&strategy_pos, &strategy_walk, &strategy_directed};

static struct schedule taken;

/* Adds the races of the last step to the findings. */
static void take_races(void)
{
	for (int i = 0; i < access_race_count; i++) {
		const struct race *race = &access_races[i];
		bool fresh;
		int number;

		if (race->doubtful)
			continue;
		number = findings_add_race(race, &fresh);
		points_list(race->first.pc);
		points_list(race->second.pc);
		if (fresh)
			schedule_copy(&races[number].schedule, taken.steps, taken.count);
	}
}

static void one(const struct strategy *strategy)
{
	struct enabled enabled;
	int ending;

	machine_start();
	taken.count = 0;
	strategy->begin();
	while (machine_look(&enabled), !world.end && taken.count < STEPS_MOST) {
		struct step step = strategy->choose(&enabled);

		lifeline_note(taken.count, step);
		schedule_add(&taken, step.thread, step.choice);
		machine_step(step.thread, step.choice);
		take_races();
		strategy->done(step);
	}
	if (!world.end)
		return;
	ending = findings_add_ending();
	if (ending != ENDING_NOT_KEPT && !endings[ending].schedule.count)
		schedule_copy(&endings[ending].schedule, taken.steps, taken.count);
}

/* Is there an outcome that is not right, or, if the right one is unknown, a second one? */
static bool wrong_outcome(void)
{
	for (int i = 0; i < ending_count; i++)
		if (!ending_is_right(&endings[i]))
			return true;
	return findings_outcomes() > 1;
}

void sample_run(struct samples *samples, uint64_t seed, unsigned count, double seconds)
{
	double since = clock_seconds();
	enum points points = points_are();

	*samples = (struct samples){0};
	dice_seed(seed);
	points_set(POINTS_ALL);
	for (unsigned i = 0; i < count && clock_seconds() - since < seconds; i++) {
		one(strategies[i % (sizeof strategies / sizeof *strategies)]);
		samples->schedules++;
		if (!samples->first_failure && findings_have_failure())
			samples->first_failure = samples->schedules;
		if (!samples->first_wrong && wrong_outcome())
			samples->first_wrong = samples->schedules;
	}
	points_set(points);
	samples->seconds = clock_seconds() - since;
}
