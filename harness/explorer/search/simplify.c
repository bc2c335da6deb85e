#include "search/simplify.h"

#include "base/allocate.h"
#include "base/clock.h"
#include "world/points.h"

#include <stdlib.h>
#include <string.h>

/* Longer schedules stay as they were found; others are given up after so many tries. */
enum { STEPS_MOST = 4000, TRIES_MOST = 600 };

/* What the schedule must still show: one of the two. */
struct aim {
	const struct ending *ending;
	const struct race *race;
};

static bool shows(const struct step *steps, size_t count, const struct aim *aim)
{
	if (aim->race)
		return schedule_shows_race(steps, count, aim->race);
	return schedule_run(steps, count) && ending_is_now(aim->ending);
}

/* The end of the run of one thread's steps that begins at `from`. */
static size_t block_end(const struct step *steps, size_t count, size_t from)
{
	size_t at = from;

	while (at < count && steps[at].thread == steps[from].thread)
		at++;
	return at;
}

/* Moves the steps [from, to) to `at`, which is before them. */
static void move(struct step *steps, size_t at, size_t from, size_t to)
{
	size_t size = to - from;
	struct step *block = allocate(size * sizeof *block);

	memcpy(block, steps + from, size * sizeof *block);
	memmove(steps + at + size, steps + at, (from - at) * sizeof *block);
	memcpy(steps + at, block, size * sizeof *block);
	free(block);
}

/*
 * Joins the run of steps that ends at `at` with the same thread's next run. False if that loses the
 * aim.
 */
static bool join_at(struct schedule *schedule, size_t at, const struct aim *aim)
{
	size_t size = schedule->count * sizeof *schedule->steps, from = at;
	struct step *kept;
	bool good;

	while (from < schedule->count &&
		schedule->steps[from].thread != schedule->steps[at - 1].thread)
		from++;
	if (from == schedule->count)
		return false;
	kept = allocate(size);
	memcpy(kept, schedule->steps, size);
	move(schedule->steps, at, from, block_end(schedule->steps, schedule->count, from));
	good = shows(schedule->steps, schedule->count, aim);
	if (!good)
		memcpy(schedule->steps, kept, size);
	free(kept);
	return good;
}

static void simplify(struct schedule *schedule, const struct aim *aim, double until)
{
	enum points points = points_are();
	int tries = 0;

	if (schedule->count > STEPS_MOST)
		return;
	points_set(POINTS_ALL);
	for (size_t at = block_end(schedule->steps, schedule->count, 0);
		at < schedule->count && tries < TRIES_MOST && !clock_is_past(until); tries++)
		if (!join_at(schedule, at, aim))
			at = block_end(schedule->steps, schedule->count, at);
		else
			at = block_end(schedule->steps, schedule->count, at - 1);
	points_set(points);
}

void simplify_ending(struct ending *ending, double until)
{
	simplify(&ending->schedule, &(struct aim){.ending = ending}, until);
}

void simplify_race(struct race_finding *race, double until)
{
	simplify(&race->schedule, &(struct aim){.race = &race->race}, until);
}
