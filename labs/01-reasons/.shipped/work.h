/*
 * The work of the crews: four pieces, each of many units.
 */
#ifndef WORK_H
#define WORK_H

#include "crew.h"

enum { PIECES = 4, COMPUTE_UNITS = 120, WAIT_UNITS = 10 };

struct order {
	void (*work)(void); /* one piece */
	int units; /* in a piece */
	int timed; /* how many units in a row are timed */
	int attempts;
	double alone; /* the seconds that one worker needs for the timed units */
};

void compute(void);
/* Like a request to a disk or a server: nothing to do until the answer is there. */
void ask(void);

/* The seconds that a crew needs for the timed units, at its best moment. */
double crew_seconds(const struct crew *crew, const struct order *order);

#endif
