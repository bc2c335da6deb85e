/*
 * Is a program stuck for good? The keeper looks at it every WATCH_EVERY_MS.
 */
#ifndef WATCH_H
#define WATCH_H

#include "process/task.h"
#include "runtime/page.h"

enum { WATCH_EVERY_MS = 25 };

/* What the looks so far have shown; all zero before the first. */
struct watch {
	uint64_t fingerprint; /* of every thread's moves, to see that nobody moved since */
	int looks; /* in a row with every thread stuck and nobody moving */
	uint64_t ticks; /* of all threads */
	long ticked; /* when there was a new one, as far as the looks tell */
};

/* Notes that threads have ticked since the look before. */
void watch_ticks(struct watch *watch, const struct page *page, long milliseconds);

/*
 * Takes one more look. Returns true once it is certain that nobody can wake the program any more.
 * The program is a child of `tasks->parent`, who started nothing else.
 */
bool watch_is_stuck(struct watch *watch, const struct page *page, const struct tasks *tasks);

#endif
