/*
 * OUT/journal.jsonl: what happened to a course, one JSON object a line. Lines are only ever added.
 *
 * Invariants:
 *   1. Each line ends with "chain", the hash of the former line's chain and of this line without
 *      it, so a line that is edited, taken out or put in breaks the chain.
 *   2. A line is added by one write() under the file's lock, and synced before anybody relies on
 *      it. Half a line at the end, of a writer that was killed or ran out of space, was never
 *      relied on: the next writer cuts it off.
 *   3. "seq" counts from 1 without a gap.
 */
#ifndef JOURNAL_H
#define JOURNAL_H

#include "base/json.h"
#include "course/course.h"

/*
 * Adds `line`, an object with "what" and more, to which it adds "seq", "at" and "chain"; takes it.
 * Returns 0 or an errno: EBADMSG when the journal's last line is not one of ours.
 */
int journal_add(const struct course *course, json_t *line);
/* The same; dies when it cannot. */
void journal_add_or_die(const struct course *course, json_t *line);
/* A line to be added, about the entry `id`, which may be NULL. */
json_t *journal_line(const char *what, const char *id);

/* How many bytes it has; it only grows. 0 when there is none. */
long journal_size(const struct course *course);

/* What is wrong with a journal: a line number, from 1, and one sentence. */
typedef void journal_fault(long number, const char *fault, void *context);
/*
 * Reads all lines into an array, in their order. What breaks the chain is told to `fault`, and the
 * line is kept where it can be read at all.
 */
json_t *journal_read(const struct course *course, journal_fault *fault, void *context);

#endif
