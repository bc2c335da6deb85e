/*
 * Makes a schedule easier to read if no search has found the best one: joins the steps of one
 * thread as long as the schedule still shows what it is for.
 */
#ifndef SIMPLIFY_H
#define SIMPLIFY_H

#include "search/findings.h"

/* Simplify the finding's fine schedule in place, as far as it goes until then (0: any time). */
void simplify_ending(struct ending *ending, double until);
void simplify_race(struct race_finding *race, double until);

#endif
