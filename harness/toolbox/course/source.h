/*
 * Reads what an entry of the list stands for, as it is in SUBMISSIONS now.
 */
#ifndef SOURCE_H
#define SOURCE_H

#include "course/list.h"
#include "house/handin.h"

/*
 * Fills the hand-in, which the caller releases. What cannot be read stands in its `refused`. For
 * an entry of the kind git without a commit, finds the commit and sets it.
 */
void source_read(const struct course *course, const struct list *list, struct entry *entry,
	const struct names *wanted, struct handin *handin);

/* The path of a piece, which the caller frees. */
char *source_path(const struct list *list, const struct piece *piece);

#endif
