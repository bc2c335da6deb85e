/*
 * What the runs of a program ended with, and how often: a bar for each outcome, the most
 * frequent first, with the seed of the first run that had it.
 */
#ifndef HISTOGRAM_H
#define HISTOGRAM_H

#include "run/runs.h"

/* `expected`: the outcome that is right; NULL when nobody knows. */
void histogram_print(const struct runs *runs, const char *expected);

#endif
