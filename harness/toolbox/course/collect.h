/*
 * Makes the list: looks through SUBMISSIONS, takes the names apart, puts together what belongs to
 * one person, and reads each hand-in once, for its hash.
 */
#ifndef COLLECT_H
#define COLLECT_H

#include "course/list.h"
#include "course/platform.h"
#include "house/handin.h"

/* What one is told of while it goes on; may be NULL. */
typedef void collect_progress(size_t done, size_t all, void *context);

/*
 * Fills `list`, whose members up to `trusted` are set, but for the platform. That is `platform`,
 * or, if it is NULL, the one that most of the names are like. Who stands in the list `former`,
 * which may be NULL, keeps the id that stands there. `set_aside` gets a line for what is nobody's
 * hand-in. Dies when SUBMISSIONS cannot be read.
 */
void collect(const struct course *course, struct list *list, const struct platform *platform,
	const struct list *former, const struct names *wanted, struct text *set_aside,
	collect_progress *progress, void *context);

#endif
