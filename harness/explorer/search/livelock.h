/*
 * Livelocks: states of a graph from which no step leads to an end any more, though there are steps.
 */
#ifndef LIVELOCK_H
#define LIVELOCK_H

#include "search/graph.h"

/*
 * Of a graph that holds every state: completes what is known of which of them can end, and makes
 * the others goals of an ending of its own.
 */
void livelocks_find(struct graph *graph);

#endif
