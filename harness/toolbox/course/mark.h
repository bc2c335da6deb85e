/*
 * Reads one mark of the gradebook: the folder that `grade` left of one lab, and the word of a human
 * that overrules it.
 */
#ifndef MARK_H
#define MARK_H

#include "course/gradebook.h"

/* The largest file that is read, in bytes; the most checks; the most lines that are quoted. */
enum { MARK_LARGEST = 1 << 20, MARK_CHECKS_MOST = 64, MARK_LINES_MOST = 8 };

/*
 * `folder` is an open folder with a result.json, a rubric.conf, an evidence.conf and handed-in/.
 * Only the first must be there: without it, or if it is none, the mark is MARK_UNREADABLE and its
 * reason says why.
 */
void mark_read(struct mark *mark, struct names *strings, int folder, const char *lab);
/*
 * The file `name` of an open folder overrules the mark. False, and nothing has changed, if it says
 * no such thing.
 */
bool mark_overrule(struct mark *mark, struct names *strings, int folder, const char *name);

#endif
