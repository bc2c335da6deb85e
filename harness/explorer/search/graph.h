/*
 * The states that a search has visited, and the steps between them. Of a state only the hash of its
 * bytes is kept.
 */
#ifndef GRAPH_H
#define GRAPH_H

#include "search/schedule.h"
#include "world/state.h"

struct edge {
	uint32_t from, to;
	struct step step;
};

/* A state that shows something: an ending (its number), or a race (~number). */
struct goal {
	uint32_t node;
	int what;
};

struct graph {
	struct key *keys; /* with `nodes`, a hash table */
	uint32_t *nodes;
	size_t slots;
	uint32_t node_count;
	uint8_t *can_end; /* a bit for each node: an end can be reached from it */
	size_t can_end_room;
	struct edge *edges;
	size_t edge_count, edge_room;
	struct goal *goals;
	size_t goal_count, goal_room;
};

enum { NODE_NONE = UINT32_MAX };

void graph_clear(struct graph *graph);
void graph_free(struct graph *graph);
/* The node of a state; `fresh` says whether it is new. */
uint32_t graph_node(struct graph *graph, struct key key, bool *fresh);
void graph_edge(struct graph *graph, uint32_t from, uint32_t to, int thread, unsigned choice);
void graph_goal(struct graph *graph, uint32_t node, int what);
void graph_set_can_end(struct graph *graph, uint32_t node);
bool graph_can_end(const struct graph *graph, uint32_t node);
/* Frees what only a search needs. From then on the graph takes no more nodes. */
void graph_forget_keys(struct graph *graph);
/* The bytes that the graph takes, not counting the keys themselves. */
size_t graph_bytes(const struct graph *graph);

#endif
