/*
 * Makes a schedule easier to read when no search has found the best one: brings together what one
 * thread does, as long as the schedule still shows what it is for.
 */
#ifndef SIMPLIFY_H
#define SIMPLIFY_H

#include "search/findings.h"

/* Fine schedules of an ending, or of a race (`race` not NULL), in place. */
void simplify_ending(struct ending *ending);
void simplify_race(struct race_finding *race);

#endif
