/*
 * Where a grading leaves its results: OUT/<lab>/result.json and the evidence beside it.
 *
 * Invariants:
 *   1. No component of the path is a symbolic link: whoever was graded here before may have left
 *      one.
 *   2. From outbox_enter() on there is no result of an earlier grading, and a result that is there
 *      is whole: it is the last file that is written.
 *   3. One grading at a time has a lab's folder; another one waits.
 */
#ifndef OUTBOX_H
#define OUTBOX_H

#include "verbs/request.h"

/* Opens --out, or else build/grade/<name>. Dies with exit 2 or 3 when it cannot be written. */
int outbox_open(
	const struct request *request, const struct house *house, const char *name, char **path);
/* Takes the folder `name` of it, and removes what an earlier grading left there. Dies likewise. */
int outbox_enter(int outbox, const char *path, const char *name, const struct lab *lab);
/*
 * Copies the evidence out of the work folder, and the files that were handed in. Returns 0 or an
 * errno.
 */
int outbox_keep_evidence(int folder, const char *work, const char *handed, const struct lab *lab);
/* Removes all of that again. */
void outbox_clear(int folder, const struct lab *lab);

#endif
