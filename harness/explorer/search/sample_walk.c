/*
 * A random walk. A thread's chance to go next is its share of the steps that remain, by the last
 * execution's count. So all interleavings are about equally likely, where coin flips would favour
 * those that end a short thread early (Zhao and others, ASPLOS 2025).
 */
#include "search/dice.h"
#include "search/sample.h"
#include "search/schedule.h"
#include "step/machine.h"

#include <string.h>

static unsigned expected[THREADS_MOST], counted[THREADS_MOST];

static void begin(void)
{
	memcpy(expected, counted, sizeof expected);
	memset(counted, 0, sizeof counted);
}

static unsigned weight(int thread)
{
	return expected[thread] > counted[thread] ? expected[thread] - counted[thread] : 1;
}

static struct step choose(const struct enabled *enabled)
{
	uint64_t sum = 0, at;
	int chosen = -1, last = 0;

	FOR_EACH_THREAD(thread, enabled->threads)
		sum += weight(thread);
	at = sum ? dice_roll() % sum : 0;
	FOR_EACH_THREAD(thread, enabled->threads) {
		last = thread;
		if (chosen < 0 && at < weight(thread))
			chosen = thread;
		at -= weight(thread);
	}
	if (chosen < 0)
		chosen = last;
	return (struct step){(uint8_t)chosen, (uint8_t)dice_choice(enabled->choices[chosen])};
}

static void done(struct step step)
{
	counted[step.thread]++;
}

const struct strategy strategy_walk = {"weighted random walk", begin, choose, done};
