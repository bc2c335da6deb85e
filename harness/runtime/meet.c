/*
 * Theory of operation
 *
 *   rendezvous  a thread waits at its first instruction until another one has started. Right
 *               for native runs and for Helgrind. Wrong for ThreadSanitizer: two accesses at the
 *               very same moment can miss each other in its shadow memory.
 *   hold        a thread that has ticked as often as the order says waits until another thread
 *               ticks: at once, in that tick, and if this is in vain once more at its next release
 *               of a lock and at its next tick. Loops that can interleave do so then; if what a
 *               thread does around its tick can overlap with that of another, the first hold shows
 *               it.
 *               The hold ends after HOLD_US, so a program whose loops cannot interleave still
 *               comes to its end.
 *
 * Both poll relaxed atomics in the page: a real wait would order the threads.
 */
#define _GNU_SOURCE
#include "meet.h"

#include "contexts.h"
#include "runtime.h"

#include <errno.h>
#include <sched.h>
#include <time.h>
#include <unistd.h>

enum {
	RENDEZVOUS_US = 2000,
	HOLD_US = 200000,
};

static uint64_t microseconds(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (uint64_t)now.tv_sec * 1000000 + (uint64_t)now.tv_nsec / 1000;
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

bool lab_hold(void)
{
	struct page_thread *me = lab_self_entry();
	int error = errno;
	uint32_t name = (uint32_t)lab_self() + 1;
	uint64_t give_up;

	if (!lab_page->orders.hold || page_get(me->ticks) != lab_page->orders.hold)
		return false;
	if (lab_has_contexts()) /* holding one would hold them all */
		return false;
	give_up = microseconds() + HOLD_US;
	while (page_get(lab_page->last_ticker) == name && microseconds() < give_up)
		usleep(100);
	errno = error;
	return page_get(lab_page->last_ticker) != name;
}
