/*
 * Files below OUT: read by descriptor, whole, within a bound, never through a link, never waited
 * for.
 */
#ifndef OUTFILE_H
#define OUTFILE_H

#include "base/json.h"
#include "base/text.h"

/*
 * Appends a regular file of at most `limit` bytes. Returns 0 or an errno: ELOOP for a link, EFBIG
 * if it is longer, EINVAL if it is no regular file.
 */
int outfile_read(struct text *text, int folder, const char *name, size_t limit);
/* A JSON object; NULL with the reason, which begins with the name, in `why`. Caller decrefs. */
json_t *outfile_json(int folder, const char *name, size_t limit, struct text *why);
/* Opens a folder below an open one, a component at a time, no link followed; -1 with an errno. */
int outfile_folder(int folder, const char *path);
/* What an errno of reading means for somebody who looks for the file. */
const char *outfile_problem(int problem);

#endif
