#include "../lab.h"

#include "disturb.h"
#include "meet.h"
#include "runtime.h"

/*
 * `between` is a proof, not a statistic: when a thread that ticked before finds another's
 * name in last_ticker, that other tick lies between two of its own. Losing such a sighting
 * to a race of two stores is harmless, inventing one is impossible, because a thread that
 * reads its own variable back sees its own store or a later one.
 */
void lab_tick(void)
{
	struct page_thread *me = lab_self_entry();
	uint32_t name = (uint32_t)lab_self() + 1;
	uint64_t ticks = page_get(me->ticks);

	lab_hold();
	if (page_get(lab_page->last_ticker) != name) {
		if (ticks)
			page_set(me->between, page_get(me->between) + 1);
		page_set(lab_page->last_ticker, name);
	}
	page_set(me->ticks, ticks + 1);
	lab_disturb();
}
