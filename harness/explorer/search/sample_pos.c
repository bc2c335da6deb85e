/*
 * Partial order sampling (Yuan, Yang, Gu, CAV 2018): every pending operation has a random priority.
 * The highest goes first, and operations that conflict with it draw a new one. So samples are not
 * spent on orders that make no difference.
 */
#include "search/dice.h"
#include "search/sample.h"
#include "search/schedule.h"
#include "step/machine.h"
#include "world/access.h"

static uint64_t priority[THREADS_MOST];
static bool drawn[THREADS_MOST];
static struct operand {
	uint64_t address, size;
	bool writes, access;
} just_done;

static struct operand operand_of(const struct thread *thread)
{
	const uint64_t *arguments = thread->arguments;

	if (thread->pending == &op_access)
		return (struct operand){
			arguments[0], arguments[1] & INT32_MAX, arguments[1] >> 31 & 1, true};
	return (struct operand){arguments[0], 1, true, false};
}

static bool conflict(const struct operand *one, const struct operand *other)
{
	return (one->writes || other->writes) && one->address < other->address + other->size &&
	       other->address < one->address + one->size;
}

static void begin(void)
{
	for (int i = 0; i < THREADS_MOST; i++)
		drawn[i] = false;
}

static struct step choose(const struct enabled *enabled)
{
	int best = -1;

	FOR_EACH_THREAD(thread, enabled->threads) {
		if (!drawn[thread])
			priority[thread] = dice_roll();
		drawn[thread] = true;
		if (best < 0 || priority[thread] > priority[best])
			best = thread;
	}
	just_done = operand_of(&threads[best]);
	return (struct step){(uint8_t)best, (uint8_t)dice_choice(enabled->choices[best])};
}

static void done(struct step step)
{
	drawn[step.thread] = false;
	FOR_EACH_THREAD(thread, world.present) {
		struct operand other;

		if (threads[thread].state != THREAD_LIVES)
			continue;
		other = operand_of(&threads[thread]);
		if (conflict(&just_done, &other))
			drawn[thread] = false;
	}
}

const struct strategy strategy_pos = {"partial order sampling", begin, choose, done};
