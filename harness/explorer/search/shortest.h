/*
 * The schedules with the fewest preemptions, and among those the shortest, to everything that a
 * search has found: one pass over its graph.
 */
#ifndef SHORTEST_H
#define SHORTEST_H

#include "search/graph.h"

/*
 * Stores the fine schedule of each ending and race that is a goal of the graph, as far as there is
 * memory and time until then (0: any time). If the graph is complete, also stores the critical step
 * of each ending that is not right: the last one before which a right ending could still be
 * reached. Sorts the graph's goals, and forgets its keys.
 */
void shortest_schedules(struct graph *graph, bool complete, double until);

#endif
