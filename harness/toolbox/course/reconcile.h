/*
 * Is a course whole? The list, the journal and the files are compared; nothing is written.
 */
#ifndef RECONCILE_H
#define RECONCILE_H

#include "course/course.h"

struct reconciled {
	size_t listed, graded, quarantined; /* entries */
	size_t attempts, lines;
	size_t waiting; /* entries that are not graded yet */
	size_t faults; /* each was told, an entry that is not graded yet too */
};

/* Tells each difference in one line. Dies when there is no list. */
void reconcile(const struct course *course, struct reconciled *sums,
	void (*tell)(const char *line, void *context), void *context);

#endif
