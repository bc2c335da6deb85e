/*
 * Theory of operation
 *
 * A thread that has ticked as often as page_orders.stretch says stops, until another one ticks. If
 * none does for STOP_US, and those that tick as well all wait in a call, then they cannot go on:
 * somebody keeps them from it, most often this thread. Now it goes on alone, and counts its ticks
 * until another one ticks. Whenever it gives way, by a release or a signal, it stops once more: if
 * others can go on then, they do.
 *
 * That others wait in a call is asked for because of crowded machines, where a thread may get no
 * processor for as long.
 */
#define _GNU_SOURCE
#include "stretch.h"

#include "contexts.h"
#include "runtime.h"

#include <errno.h>
#include <time.h>
#include <unistd.h>

enum {
	STOP_US = 100000,
	STOPS = 4, /* of a thread that gives way, in vain */
	LOOK_US = 100,
};

/* Its stretch, in page_thread.stretching. */
enum { NONE, GOES_ON, OVER };

static bool is_name_of_other(void)
{
	return page_get(lab_page->last_ticker) != (uint32_t)lab_self() + 1;
}

/* Does it wait for a lock that this thread holds? */
static bool waits_for_me(const struct page_thread *other)
{
	const struct page_thread *me = lab_self_entry();

	for (int i = 0; i < PAGE_HELD; i++)
		if (page_get(me->held[i].object) &&
			page_get(me->held[i].object) == page_get(other->object))
			return page_get(other->state) == PAGE_WAITS;
	return false;
}

/* Has it ended, or does it wait for the end of others? */
static bool is_done(const struct page_thread *other)
{
	uint32_t state = page_get(other->state);

	return state == PAGE_ENDED || (state == PAGE_WAITS && !page_get(other->object));
}

/* Do all others that tick wait, or are at their end, and is one of them there? */
static bool others_wait(void)
{
	bool somebody = false;

	for (uint32_t i = 0; i < page_threads(lab_page); i++) {
		const struct page_thread *other = &lab_page->threads[i];

		if ((int)i == lab_self() || is_done(other) ||
			(!page_get(other->ticks) && !waits_for_me(other)))
			continue;
		if (page_get(other->state) != PAGE_WAITS)
			return false;
		somebody = true;
	}
	return somebody;
}

/* Stops until another thread ticks; false if none does. */
static bool stop(void)
{
	for (int waited = 0; waited < STOP_US && !is_name_of_other(); waited += LOOK_US)
		usleep(LOOK_US);
	return is_name_of_other();
}

void lab_stretch_ends(void)
{
	struct page_thread *me = lab_self_entry();

	if (!lab_page->orders.stretch || page_get(me->stretching) != GOES_ON)
		return;
	if (is_name_of_other())
		page_set(me->stretching, OVER);
	else
		page_set(me->stretch, page_get(me->stretch) + 1);
}

void lab_stretch_begins(void)
{
	struct page_thread *me = lab_self_entry();

	if (!lab_page->orders.stretch || page_get(me->ticks) != lab_page->orders.stretch ||
		lab_has_contexts())
		return;
	if (!stop() && others_wait())
		page_set(me->stretching, GOES_ON);
}

void lab_stretch_gives(void)
{
	static _Atomic uint32_t stops;
	struct page_thread *me = lab_self_entry();
	int error = errno;

	if (!lab_page->orders.stretch || page_get(me->stretching) != GOES_ON ||
		page_get(stops) >= STOPS)
		return;
	page_set(stops, page_get(stops) + 1);
	if (stop())
		page_set(me->stretching, OVER);
	errno = error;
}
