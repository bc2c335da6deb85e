/*
 * Theory of operation
 *
 * A race shows only under the schedule that loses, and the system's scheduler is lazy: two
 * short threads mostly run one after the other. Four ways to help it, all ordered by the
 * page and all drawn from one seed, so that a run can be repeated as far as the machine
 * allows:
 *
 *   rendezvous  threads wait at their first instruction until another one is up. Right for
 *               native runs and for Helgrind. Wrong for ThreadSanitizer: two accesses at
 *               the very same moment can miss each other in its shadow memory.
 *   spread      each thread keeps to one processor, the next thread to the next one. On a busy
 *               machine the system likes to put a program's threads onto the same one, and
 *               there they hardly ever meet.
 *   delays      a thread sleeps at some of the first points (calls and ticks) it passes. This is
 *               what makes ThreadSanitizer see a race that a lock taken by accident hides.
 *   hold        a thread that ticked once is held, at its next release of a lock or at
 *               its next tick, until another thread ticked too: if it ever can, the loops
 *               can interleave. It gives up after HOLD_US, so a program that cannot
 *               interleave ends all the same.
 *
 * Every thread draws from a generator of its own, seeded by the run's seed and its index.
 */
#define _GNU_SOURCE
#include "runtime.h"

#include <errno.h>
#include <sched.h>
#include <stdbool.h>
#include <time.h>
#include <unistd.h>

enum {
	RENDEZVOUS_US = 2000,
	HOLD_US = 100000,
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

static uint64_t microseconds(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (uint64_t)now.tv_sec * 1000000 + (uint64_t)now.tv_nsec / 1000;
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
	errno = error; /* a sleep that a signal cuts short sets it */
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

void lab_rendezvous(void)
{
	uint64_t give_up;

	if (!lab_page->orders.rendezvous)
		return;
	atomic_fetch_add_explicit(&lab_page->started, 1, RELAXED);
	give_up = microseconds() + RENDEZVOUS_US;
	while (page_get(lab_page->started) < 2 && microseconds() < give_up)
		sched_yield();
}

void lab_hold(void)
{
	struct page_thread *me = lab_self_entry();
	int error = errno;
	uint32_t name = (uint32_t)lab_self() + 1;
	uint64_t give_up;

	if (!lab_page->orders.hold || page_get(me->ticks) != 1 || page_get(me->between))
		return;
	if (lab_has_contexts()) /* it would be held with all of them */
		return;
	give_up = microseconds() + HOLD_US;
	while (page_get(lab_page->last_ticker) == name && microseconds() < give_up)
		usleep(100);
	errno = error;
}
