/*
 * The schedules with the fewest preemptions, and among those the shortest, to everything that a
 * search has found: one pass over its graph.
 */
#ifndef SHORTEST_H
#define SHORTEST_H

#include "search/graph.h"

/*
 * Fills in the (fine) schedule of each ending and race that the graph's goals name, and of endings
 * that are not right the critical step: the last from whose beginning a right one could still be
 * reached. Leaves the others as they are. Sorts the graph's goals.
 */
void shortest_schedules(struct graph *graph);

#endif
