/*
 * Makes a schedule easier to read if no search has found the best one: joins the steps of one
 * thread as long as the schedule still shows what it is for.
 */
#ifndef SIMPLIFY_H
#define SIMPLIFY_H

#include "search/findings.h"

/* Simplify the finding's fine schedule in place. */
void simplify_ending(struct ending *ending);
void simplify_race(struct race_finding *race);

#endif
