#include "run/plan.h"

#include <string.h>

/*
 * Where threads must sleep, the first runs ask whether they do: a program that does not may get no
 * further. Native runs come first: they take no time, and they show what hangs or crashes. Their
 * threads meet at the start. ThreadSanitizer gets a few undisturbed runs and many with delays, and
 * never a rendezvous: it can miss two accesses at the very same moment. One run of Helgrind costs
 * as much as twenty of ThreadSanitizer, so a race that is known by then spares it. Helgrind and DRD
 * run one thread at a time; their threads meet at the start as well, and yield often.
 *
 * Most runs are small, since that shows more in the same time. Some are larger, up to the size of
 * `run`: a program that is right at the size of the others only is not right.
 */
enum { LATER = 32 }; /* the tick in which threads are held that have got over the beginning */

#define MEETING .rendezvous = 1, .spread = 1

const struct plan_row plan_check[] = {
	{"plain", "rest", SIZE_USUAL, 0, {.rendezvous = 1, .rest = 1}},
	{"plain", "rendezvous", SIZE_USUAL, 7, {MEETING, .yield_one_in = 64}},
	{"plain", "hold", SIZE_USUAL, 2, {.rendezvous = 1, .hold = 1}},
	{"plain", "hold later", SIZE_USUAL, 2, {.rendezvous = 1, .hold = LATER}},
	{"plain", "stretch", SIZE_USUAL, 3, {.rendezvous = 1, .stretch = 1}},
	{"plain", "larger", SIZE_LARGER, 2, {MEETING, .yield_one_in = 64}},
	{"plain", "as large as `run`", SIZE_MOST, 1, {MEETING}},
	{"fast", "rendezvous", SIZE_USUAL, 6, {MEETING, .yield_one_in = 64}},
	{"fast", "larger", SIZE_LARGER, 2, {MEETING, .yield_one_in = 64}},
	{"tsan", "as it is", SIZE_USUAL, 3, {0}},
	{"tsan", "delays", SIZE_USUAL, 14, {.delays = 6, .delay_us = 4000}},
	{"tsan", "larger", SIZE_LARGER, 1, {0}},
	{"helgrind", "rendezvous", SIZE_USUAL, 1, {.rendezvous = 1, .yield_one_in = 4}},
	{"helgrind", "larger", SIZE_LARGER, 1, {.rendezvous = 1, .yield_one_in = 4}},
	{"shake", "shaken", SIZE_USUAL, 30,
		{.rendezvous = 1, .delays = 40, .delay_us = 60, .yield_one_in = 4}},
	{"alter", "altered", SIZE_USUAL, 0, {0}}, /* run by altered.h */
	{"explore", "every schedule", SIZE_USUAL, 0, {0}}, /* run by exploration.h */
	{0},
};

const struct plan_row plan_run[] = {
	{"plain", "rendezvous", SIZE_MOST, 20, {MEETING}},
	{0},
};

const struct plan_row plan_detect[] = {
	{"helgrind", "rendezvous", SIZE_USUAL, 1, {.rendezvous = 1, .yield_one_in = 4}},
	{"helgrind", "larger", SIZE_LARGER, 1, {.rendezvous = 1, .yield_one_in = 4}},
	{"drd", "rendezvous", SIZE_USUAL, 2, {.rendezvous = 1, .yield_one_in = 4}},
	{"tsan", "as it is", SIZE_USUAL, 3, {0}},
	{"tsan", "delays", SIZE_USUAL, 14, {.delays = 6, .delay_us = 4000}},
	{"tsan", "larger", SIZE_LARGER, 1, {0}},
	{0},
};

const struct plan_row plan_outcomes[] = {
	{"shake", "shaken", SIZE_USUAL, 400,
		{.rendezvous = 1, .delays = 30, .delay_us = 60, .yield_one_in = 2}},
	{0},
};

const struct plan_row plan_measure[] = {{"plain", "as it is", SIZE_MOST, 1, {0}}, {0}};

int plan_count(const struct plan_row *row, const struct lab *lab)
{
	const char *ticks = conf_get_or(&lab->conf, "ticks", "");
	char word[64];
	int threads = 0;

	if (!row->orders.rest || strcmp(conf_get_or(&lab->conf, "sleeps", "no"), "yes") != 0)
		return row->count;
	while (text_next_word(&ticks, word, sizeof word))
		threads++;
	return threads;
}

const struct plan_row plan_explore[] = {{"explore", "every schedule", SIZE_USUAL, 0, {0}}, {0}};
