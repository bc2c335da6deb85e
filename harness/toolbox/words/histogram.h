/*
 * The outcomes of a program's runs: a bar for each, the most frequent first, with the seed of the
 * first run that had it.
 */
#ifndef HISTOGRAM_H
#define HISTOGRAM_H

#include "run/runs.h"

#include <jansson.h>

/* `expected` is the right outcome, NULL when nobody knows. */
void histogram_print(const struct runs *runs, const char *expected);
/* The same as an array, each `output` with its `count` and `seed`; `right` if that is known. */
json_t *histogram_json(const struct runs *runs, const char *expected);

#endif
