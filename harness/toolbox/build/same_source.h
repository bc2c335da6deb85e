/*
 * Is a student's source the same in every variant? What the preprocessor makes of it must not
 * depend on a detector or the optimiser: `#if __has_feature(...)` and the like would show the
 * detectors one program and run another.
 */
#ifndef SAME_SOURCE_H
#define SAME_SOURCE_H

#include "house/work_folder.h"
#include "process/pool.h"

/*
 * Adds the preprocessor runs of one file. False if there is nothing to ask: the source is plain
 * (plain_source.h), or a program of one's own, which nobody audits.
 */
bool same_source_add(struct pool *pool, const struct work_folder *work, const char *file);
/*
 * To be called after the pool ran. Returns the first line of the file that differs, 0 if none does.
 * Headers are compared as well; a difference there counts for the line that includes them. Returns
 * SAME_SOURCE_UNREAD if that is not known: a text is missing, too large, or no text.
 */
enum { SAME_SOURCE_UNREAD = -1 };
int same_source_differs(const struct work_folder *work, const char *file);

/* What the preprocessor makes of the file; false if that is not known. */
bool same_source_text(const struct work_folder *work, const char *file, struct text *text);

#endif
