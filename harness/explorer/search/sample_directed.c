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

static struct thread_set held;

static void begin(void)
{
	held = (struct thread_set){{0}};
}

static bool at_race(int thread)
{
	return threads[thread].pending->touches && points_is_listed(pc_of(&threads[thread]));
}

static bool same_bytes(int one, int other)
{
	return threads[one].arguments[0] == threads[other].arguments[0];
}

static int random_of(const struct thread_set *set)
{
	int skip = (int)(dice_roll() % (unsigned)thread_set_count(set));
	int thread = thread_set_next(set, 0);

	while (skip--)
		thread = thread_set_next(set, thread + 1);
	return thread;
}

static struct step choose(const struct enabled *enabled)
{
	struct thread_set free_ones;
	bool all_held = true;
	int thread;

	for (int i = 0; i < THREAD_SET_WORDS; i++) {
		held.words[i] &= enabled->threads.words[i];
		free_ones.words[i] = enabled->threads.words[i] & ~held.words[i];
		all_held = all_held && !free_ones.words[i];
	}
	/* If all threads that could go on are held, one of them must go. */
	thread = random_of(all_held ? &enabled->threads : &free_ones);
	if (!all_held && at_race(thread)) {
		FOR_EACH_THREAD(other, held) {
			if (!same_bytes(thread, other))
				continue;
			/* They have met. One goes now, the other may go next. */
			thread_set_remove(&held, other);
			if (dice_roll() % 2)
				thread = other;
			return (struct step){
				(uint8_t)thread, (uint8_t)dice_choice(enabled->choices[thread])};
		}
		thread_set_add(&held, thread);
		return choose(enabled);
	}
	thread_set_remove(&held, thread);
	return (struct step){(uint8_t)thread, (uint8_t)dice_choice(enabled->choices[thread])};
}

static void done(struct step step)
{
	(void)step;
}

const struct strategy strategy_directed = {"race-directed", begin, choose, done};
