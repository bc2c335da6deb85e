#include "calls/ticks.h"

#include "base/fail.h"
#include "world/world.h"

#include <stdlib.h>

static bool expected;
static uint64_t right; /* as world.ticked is made */

/* No thread that has not ticked counts. */
static uint64_t weight(uint32_t ticks)
{
	uint64_t mixed = ticks * 0x9e3779b97f4a7c15u;

	mixed ^= mixed >> 29;
	mixed *= 0xbf58476d1ce4e5b9u;
	return mixed ^ mixed >> 32;
}

void ticks_expect(const char *list)
{
	char *end;

	expected = true;
	for (const char *at = list; *at; at = end + (*end == ',')) {
		right += weight((uint32_t)strtoul(at, &end, 10));
		if (end == at)
			explorer_fail("--ticks %s: no list of numbers", list);
	}
}

bool ticks_are_right(void)
{
	return !expected || world.ticked == right;
}

static uint64_t tick_run(struct thread *thread, unsigned choice)
{
	(void)choice;
	if (expected) {
		world.ticked += weight(thread->ticks + 1) - weight(thread->ticks);
		thread->ticks++;
	}
	return 0;
}

OPERATION(lab_tick) = {"lab_tick", 0, NULL, tick_run};
