#include "../lab.h"
#include "../rounds.h"

#include "disturb.h"
#include "runtime.h"

/* Separate from the dice of disturb.c, which each variant throws a different number of times. */
static _Thread_local uint64_t state;

int lab_rounds(void)
{
	return (int)lab_page->orders.rounds;
}

unsigned lab_choose(unsigned count)
{
	if (!state)
		state = lab_mix(lab_page->orders.seed) + (uint64_t)(lab_self() + 1);
	state = lab_mix(state);
	return count ? (unsigned)(state >> 32) % count : 0;
}
