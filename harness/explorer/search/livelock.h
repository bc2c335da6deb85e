/* Livelocks: states that have steps, but from which no sequence of them leads to an end. */
#ifndef LIVELOCK_H
#define LIVELOCK_H

#include "search/graph.h"

/*
 * Marks all states of a complete graph that can end, and makes the others goals with an ending of
 * their own.
 */
void livelocks_find(struct graph *graph);

#endif
