/*
 * Theory of operation
 *
 * A race shows only under a schedule that loses, and the system's scheduler rarely picks one:
 * two short threads mostly run one after the other. The page's orders select the remedies. All
 * choices come from one seed, so a run can be repeated as far as the machine allows.
 *
 *   spread      each thread stays on one processor, the next thread on the next one. A busy
 *               system tends to put all threads of a program on the same processor, where they
 *               hardly ever meet.
 *   delays      a thread sleeps at some of the first points (calls and ticks) that it passes.
 *               ThreadSanitizer then sees a race that an unrelated lock would hide.
 *   yields      a thread offers its processor to the others at some of its points.
 *
 * Two more remedies, the rendezvous and the hold, are in meet.c.
 *
 * Every thread draws from a generator of its own, seeded by the run's seed and its index.
 */
#define _GNU_SOURCE
#include "disturb.h"

#include "runtime.h"

#include <errno.h>
#include <sched.h>
#include <stdbool.h>
#include <unistd.h>

enum {
	DELAY_SPARSEST = 64, /* a run delays at one point in 1, 4, 16 or 64 */
};

struct dice {
	bool thrown;
	uint64_t state;
	uint32_t delays_left;
	uint32_t delay_one_in;
};

static _Thread_local struct dice dice;
static cpu_set_t processors; /* written before the first thread is made, then only read */

uint64_t lab_mix(uint64_t value)
{
	value += 0x9e3779b97f4a7c15u;
	value = (value ^ (value >> 30)) * 0xbf58476d1ce4e5b9u;
	value = (value ^ (value >> 27)) * 0x94d049bb133111ebu;
	return value ^ (value >> 31);
}

static uint32_t throw_dice(uint32_t sides)
{
	dice.state = lab_mix(dice.state);
	return (uint32_t)(dice.state >> 32) % sides;
}

static void pick_up_dice(void)
{
	static const uint32_t density[] = {1, 4, 16, DELAY_SPARSEST};

	dice.thrown = true;
	dice.state = lab_mix(lab_page->orders.seed) + (uint64_t)(lab_self() + 1);
	dice.delays_left = lab_page->orders.delays;
	dice.delay_one_in = density[throw_dice(4)];
}

void lab_drop_dice(void)
{
	dice.thrown = false;
}

void lab_disturb(void)
{
	const struct page_orders *orders = &lab_page->orders;
	int error = errno;

	if (!orders->delays && !orders->yield_one_in)
		return;
	if (!dice.thrown)
		pick_up_dice();
	if (dice.delays_left && throw_dice(dice.delay_one_in) == 0) {
		dice.delays_left--;
		usleep(throw_dice(orders->delay_us + 1));
	} else if (orders->yield_one_in && throw_dice(orders->yield_one_in) == 0) {
		sched_yield();
	}
	errno = error; /* an interrupted sleep sets it */
}

void lab_note_processors(void)
{
	if (sched_getaffinity(0, sizeof processors, &processors) != 0)
		CPU_ZERO(&processors);
}

void lab_spread(void)
{
	int count = CPU_COUNT(&processors), wanted;
	cpu_set_t own;

	if (!lab_page->orders.spread || lab_self() < 0 || count == 0)
		return;
	wanted = lab_self() % count;
	for (int cpu = 0; cpu < CPU_SETSIZE; cpu++)
		if (CPU_ISSET(cpu, &processors) && wanted-- == 0) {
			CPU_ZERO(&own);
			CPU_SET(cpu, &own);
			sched_setaffinity(0, sizeof own, &own);
			return;
		}
}
