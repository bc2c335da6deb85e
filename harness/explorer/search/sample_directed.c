/*
 * Race-directed: a thread that comes to a place where a race was seen is held there until another
 * one is about to touch the same bytes; then they go in either order (Sen, PLDI 2008). Usually this
 * shows the race's lost update at once.
 */
#include "search/dice.h"
#include "search/sample.h"
#include "search/schedule.h"
#include "step/machine.h"
#include "world/pc.h"
#include "world/points.h"

static uint64_t held;

static void begin(void)
{
	held = 0;
}

static bool at_race(int thread)
{
	return threads[thread].pending->touches && points_is_listed(pc_of(&threads[thread]));
}

static bool same_bytes(int one, int other)
{
	return threads[one].arguments[0] == threads[other].arguments[0];
}

static int random_of(uint64_t set)
{
	int skip = (int)(dice_roll() % (unsigned)__builtin_popcountll(set));

	while (skip--)
		set &= set - 1;
	return __builtin_ctzll(set);
}

static struct step choose(const struct enabled *enabled)
{
	uint64_t free_ones;
	int thread;

	held &= enabled->threads;
	free_ones = enabled->threads & ~held;
	/* If all threads that could go on are held, one of them must go. */
	thread = random_of(free_ones ? free_ones : enabled->threads);
	if (free_ones && at_race(thread)) {
		for (uint64_t left = held; left; left &= left - 1) {
			int other = __builtin_ctzll(left);

			if (!same_bytes(thread, other))
				continue;
			/* They have met. One goes now, the other may go next. */
			held &= ~(UINT64_C(1) << other);
			if (dice_roll() % 2)
				thread = other;
			return (struct step){
				(uint8_t)thread, (uint8_t)dice_choice(enabled->choices[thread])};
		}
		held |= UINT64_C(1) << thread;
		return choose(enabled);
	}
	held &= ~(UINT64_C(1) << thread);
	return (struct step){(uint8_t)thread, (uint8_t)dice_choice(enabled->choices[thread])};
}

static void done(struct step step)
{
	(void)step;
}

const struct strategy strategy_directed = {"race-directed", begin, choose, done};
