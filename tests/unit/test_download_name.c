/*
 * What browsers and platforms make of a file's name, and what only looks like it.
 */
#include "house/download_name.h"

#include "tap.h"

#include <stdlib.h>

static const struct {
	const char *name, *means; /* NULL for no name that is wanted */
} rows[] = {
	{"accumulator.c", "accumulator.c"},
	{"Accumulator.C", "accumulator.c"},
	{"accumulator-1.c", "accumulator.c"},
	{"accumulator (2).c", "accumulator.c"},
	{"accumulator(12).c", "accumulator.c"},
	{"accumulator_(1).c", "accumulator.c"},
	{"accumulator copy.c", "accumulator.c"},
	{"accumulator copy 3.c", "accumulator.c"},
	{"Accumulator - Copy.c", "accumulator.c"},
	{"accumulator - Copy (2).c", "accumulator.c"},
	{"12345_accumulator.c", "accumulator.c"},
	{"lovelaceada_11_501_accumulator.c", "accumulator.c"},
	{"boole_LATE_12_502_accumulator-1.c", "accumulator.c"},
	{"Jan de Vries_1002_assignsubmission_file_accumulator.c", "accumulator.c"},
	{"Lab 2_ada_attempt_2026-11-01-10-00-00_accumulator.c", "accumulator.c"},
	{"Copy of accumulator (1).c", "accumulator.c"},
	{"answers (1).conf", "answers.conf"},
	{"12_sub_lock.c", "sub_lock.c"},
	{"sub_lock-2.c", "sub_lock.c"},
	{"my_accumulator.c", NULL},
	{"old accumulator.c", NULL},
	{"accumulator2.c", NULL},
	{"accumulator-.c", NULL},
	{"accumulator-1.h", NULL},
	{"accumulator-1", NULL},
	{"accumulator.c-1", NULL},
	{"accumulator ().c", NULL},
	{"_accumulator.c", NULL},
	{"accumulator.c (1)", NULL},
	{"", NULL},
	{".", NULL},
	{"-1.c", NULL},
	{"12_.c", NULL},
};

enum { ROWS = sizeof rows / sizeof *rows };

int main(void)
{
	struct tap tap = tap_plan(ROWS);
	struct names wanted = {0};

	names_add_words(&wanted, "accumulator.c answers.conf sub_lock.c");
	for (int i = 0; i < ROWS; i++) {
		char *means = download_name(rows[i].name, &wanted);

		tap_string(&tap, means, rows[i].means, rows[i].name);
		free(means);
	}
	names_release(&wanted);
	return tap_end(&tap);
}
