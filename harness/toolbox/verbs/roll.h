/*
 * The end of a batch, told: what needs a human first, then a table of the verdicts.
 */
#ifndef ROLL_H
#define ROLL_H

#include "verbs/batch.h"

/* Prints it, and returns the exit code: 0 when every entry is judged, 3 when one needs a human. */
int roll_tell(const struct batch *batch);

#endif
