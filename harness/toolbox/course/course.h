/*
 * OUT, the folder of a graded course, and who works in it.
 *
 *   list.json         what was handed in, frozen before anything is graded: list.h
 *   list-2.json       what came later, and so on
 *   journal.jsonl     what happened, a line each: journal.h
 *   graded/ID/N/      attempt N at a hand-in: store.h
 *   proposed/ID/      an attempt that does not count yet: what regrading would change
 *   quarantine/ID.json  what could not even be read, and why
 *   overruled/ID/LAB.json  a human's word: "lifted" if it no longer counts, and "former", all that
 *                     were said before
 *   in-work/          what is not whole yet
 *   lock              held by the one grading of the whole list at a time
 *
 * Any number of processes grade single entries, on any number of hosts that share the folder.
 */
#ifndef COURSE_H
#define COURSE_H

#include "base/text.h"

struct course {
	char *path; /* OUT, absolute and without links */
	int folder; /* the same, open */
	int lock; /* -1 when it is not held */
};

/* Opens OUT, and with `make` makes it. Dies with exit 2 or 3 when that is not possible. */
void course_open(struct course *course, const char *out, bool make);
/*
 * Takes the lock for `what`, a verb. It is kept by every process started since, until the last one
 * has ended. Dies with exit 2, and one line that says who holds it.
 */
void course_lock(struct course *course, const char *what);
void course_close(struct course *course);

/* Opens a folder of OUT, which is made if it is missing. Dies when it cannot. */
int course_folder(const struct course *course, const char *name);

#endif
