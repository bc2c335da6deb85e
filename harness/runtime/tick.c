#include "../lab.h"

#include "disturb.h"
#include "meet.h"
#include "rest.h"
#include "runtime.h"
#include "stretch.h"

/*
 * `between` is a proof, not a statistic: when a thread that has ticked before finds another's
 * name in last_ticker, that other tick lies between two of its own. A race of two stores may
 * lose such a sighting, which is harmless. It cannot invent one, because a thread that reads
 * last_ticker sees its own last store or a later one.
 */
void lab_tick(void)
{
	struct page_thread *me = lab_self_entry();
	uint32_t name = (uint32_t)lab_self() + 1;
	uint64_t ticks = page_get(me->ticks), row = page_get(me->row);

	lab_hold();
	lab_stretch_ends();
	if (page_get(lab_page->last_ticker) != name) {
		if (ticks)
			page_set(me->between, page_get(me->between) + 1);
		page_set(lab_page->last_ticker, name);
		row = 0;
	}
	page_set(me->ticks, ticks + 1);
	page_set(me->row, row + 1);
	if (row + 1 > page_get(me->longest_row))
		page_set(me->longest_row, row + 1);
	if (lab_hold())
		page_set(me->overlapped, 1);
	lab_stretch_begins();
	lab_rest(true);
	lab_disturb();
}
