#include "search/sample.h"

#include "base/clock.h"
#include "search/dice.h"
#include "search/findings.h"
#include "search/lifeline.h"
#include "step/faults.h"
#include "world/end.h"
#include "world/points.h"

#include <string.h>

/* An endless loop counts as a full execution: it takes as long. */
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
		if (fresh) {
			schedule_copy(&races[number].schedule, taken.steps, taken.count);
			lifeline_found(&taken);
		}
	}
}

/* Asks the clock only now and then. */
static bool is_late(double until)
{
	static sig_atomic_t seen;

	if (seen == faults_ticks)
		return false;
	seen = faults_ticks;
	return clock_is_past(until);
}

/* Runs one step. */
static void take(struct step step)
{
	lifeline_note(taken.count, step);
	schedule_add(&taken, step.thread, step.choice);
	machine_step(step.thread, step.choice);
	lifeline_noted();
	take_races();
}

static void take_ending(void)
{
	int ending;

	if (!world.end)
		return;
	ending = findings_add_ending();
	if (ending == ENDING_NOT_KEPT || endings[ending].schedule.count)
		return;
	schedule_copy(&endings[ending].schedule, taken.steps, taken.count);
	if (world.end != END_UNMODELLED && !ending_is_right(&endings[ending]))
		lifeline_found(&taken);
}

/* Returns how many steps it counts for. */
static size_t one(const struct strategy *strategy, double until)
{
	struct enabled enabled;

	machine_start();
	taken.count = 0;
	strategy->begin();
	while (machine_look(&enabled), !world.end && taken.count < STEPS_MOST && !is_late(until)) {
		struct step step = strategy->choose(&enabled);

		take(step);
		strategy->done(step);
	}
	take_ending();
	return world.end == END_ENDLESS ? STEPS_MOST : taken.count;
}

/* Is there an outcome that is not right, or, if the right one is unknown, a second one? */
static bool wrong_outcome(void)
{
	for (int i = 0; i < ending_count; i++)
		if (endings[i].end != END_UNMODELLED && !ending_is_right(&endings[i]))
			return true;
	return findings_outcomes() > 1;
}

void sample_seed(struct samples *samples, uint64_t seed)
{
	*samples = (struct samples){0};
	dice_seed(seed);
}

void sample_run(struct samples *samples, const struct sample_limits *limits)
{
	double since = clock_seconds();
	enum points points = points_are();
	uint64_t steps = 0;

	lifeline_begin(true);
	points_set(POINTS_ALL);
	while (samples->schedules < limits->schedules &&
		(!limits->steps || steps < limits->steps) && !clock_is_past(limits->until)) {
		steps += one(
			strategies[samples->schedules % (sizeof strategies / sizeof *strategies)],
			limits->until);
		samples->schedules++;
		if (!samples->first_failure && findings_have_failure())
			samples->first_failure = samples->schedules;
		if (!samples->first_wrong && wrong_outcome())
			samples->first_wrong = samples->schedules;
	}
	points_set(points);
	samples->seconds += clock_seconds() - since;
}

void sample_again(const struct step *steps, size_t count)
{
	struct enabled enabled;
	size_t at = 0;

	points_set(POINTS_ALL);
	machine_start();
	taken.count = 0;
	while (machine_look(&enabled), !world.end && at < count) {
		struct step step = steps[at++];

		if (!thread_set_has(&enabled.threads, step.thread) ||
			!(enabled.choices[step.thread] >> step.choice & 1))
			return;
		take(step);
	}
	take_ending();
}
