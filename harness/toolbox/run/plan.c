#include "run/plan.h"

/*
 * Native runs come first: they take no time, and they show what hangs or crashes. Their threads
 * meet at the start. ThreadSanitizer gets a few undisturbed runs and many with delays, and never a
 * rendezvous: it can miss two accesses at the very same moment. One run of Helgrind costs as much
 * as twenty of ThreadSanitizer, so a race that is known by then spares it. Helgrind and DRD run
 * one thread at a time; their threads meet at the start as well, and yield often.
 */
const struct plan_row plan_check[] = {
	{"plain", "rendezvous", 12, {.rendezvous = 1, .spread = 1, .yield_one_in = 64}},
	{"plain", "hold", 2, {.rendezvous = 1, .hold = 1}},
	{"fast", "rendezvous", 8, {.rendezvous = 1, .spread = 1, .yield_one_in = 64}},
	{"tsan", "as it is", 3, {0}},
	{"tsan", "delays", 15, {.delays = 6, .delay_us = 4000}},
	{"helgrind", "rendezvous", 2, {.rendezvous = 1, .yield_one_in = 4}},
	{"shake", "shaken", 30, {.rendezvous = 1, .delays = 40, .delay_us = 60, .yield_one_in = 4}},
	{"explore", "every schedule", 0, {0}}, /* run by exploration.h */
	{0},
};

const struct plan_row plan_run[] = {
	{"plain", "rendezvous", 20, {.rendezvous = 1, .spread = 1}},
	{0},
};

const struct plan_row plan_detect[] = {
	{"helgrind", "rendezvous", 2, {.rendezvous = 1, .yield_one_in = 4}},
	{"drd", "rendezvous", 2, {.rendezvous = 1, .yield_one_in = 4}},
	{"tsan", "as it is", 3, {0}},
	{"tsan", "delays", 15, {.delays = 6, .delay_us = 4000}},
	{0},
};

const struct plan_row plan_outcomes[] = {
	{"shake", "shaken", 400,
		{.rendezvous = 1, .delays = 30, .delay_us = 60, .yield_one_in = 2}},
	{0},
};

const struct plan_row plan_measure[] = {{"plain", "as it is", 1, {0}}, {0}};

const struct plan_row plan_explore[] = {{"explore", "every schedule", 0, {0}}, {0}};
