/*
 * A schedule for an outcome that needs no explanation: that of a search's first descent, in which
 * each thread goes on as long as it can. It is written down on the way, so that it costs nothing.
 */
#ifndef STRAIGHT_H
#define STRAIGHT_H

#include "search/schedule.h"

/* The search begins, with schedule_begin(). */
void straight_begin(void);
/* A step is about to run; it has run, and was so many fine steps. */
void straight_before(struct step step);
void straight_after(unsigned fine);
/* The descent has come to that ending, which gets the schedule unless it has one. */
void straight_end(int ending);
/* The search has turned round. */
void straight_stop(void);

#endif
