/*
 * The schedules with the fewest preemptions, and among those the shortest, to everything that a
 * search has found: one pass over its graph.
 */
#ifndef SHORTEST_H
#define SHORTEST_H

#include "search/graph.h"

/*
 * Stores the fine schedule of each ending and race that is a goal of the graph. For endings that
 * are not right also stores the critical step: the last one before which a right ending could still
 * be reached. Sorts the graph's goals.
 */
void shortest_schedules(struct graph *graph);

#endif
