/*
 * Files below OUT that somebody may have damaged: what is wrong with one, in words.
 */
#ifndef OUTFILE_H
#define OUTFILE_H

#include "base/json.h"
#include "base/text.h"

/* Reads a JSON object as json_read_in() does; NULL with the reason, which begins with the name, in
 * `why`. Caller decrefs. */
json_t *outfile_json(int folder, const char *name, size_t limit, struct text *why);
/* What an errno of reading means for somebody who looks for the file. */
const char *outfile_problem(int problem);

#endif
