#include "search/graph.h"

#include "base/allocate.h"

#include <stdlib.h>
#include <string.h>

enum { FIRST_SLOTS = 1 << 10 };

void graph_free(struct graph *graph)
{
	free(graph->keys);
	free(graph->nodes);
	free(graph->can_end);
	free(graph->edges);
	free(graph->goals);
	*graph = (struct graph){0};
}

void graph_forget_keys(struct graph *graph)
{
	free(graph->keys);
	free(graph->nodes);
	graph->keys = NULL;
	graph->nodes = NULL;
	graph->slots = 0;
}

static void make_slots(struct graph *graph, size_t slots)
{
	graph->slots = slots;
	graph->keys = allocate_zeros(slots, sizeof *graph->keys);
	graph->nodes = allocate(slots * sizeof *graph->nodes);
	memset(graph->nodes, 0xff, slots * sizeof *graph->nodes);
}

void graph_clear(struct graph *graph)
{
	graph_free(graph);
	make_slots(graph, FIRST_SLOTS);
}

static size_t slot_of(const struct graph *graph, struct key key)
{
	size_t slot = key.low & (graph->slots - 1);

	while (graph->nodes[slot] != NODE_NONE &&
		(graph->keys[slot].low != key.low || graph->keys[slot].high != key.high))
		slot = (slot + 1) & (graph->slots - 1);
	return slot;
}

static void grow(struct graph *graph)
{
	struct graph old = *graph;

	make_slots(graph, old.slots * 2);
	for (size_t i = 0; i < old.slots; i++)
		if (old.nodes[i] != NODE_NONE) {
			size_t slot = slot_of(graph, old.keys[i]);

			graph->keys[slot] = old.keys[i];
			graph->nodes[slot] = old.nodes[i];
		}
	free(old.keys);
	free(old.nodes);
}

uint32_t graph_node(struct graph *graph, struct key key, bool *fresh)
{
	size_t slot = slot_of(graph, key);

	*fresh = graph->nodes[slot] == NODE_NONE;
	if (!*fresh)
		return graph->nodes[slot];
	if (graph->node_count + graph->slots / 4 >= graph->slots) {
		grow(graph);
		slot = slot_of(graph, key);
	}
	graph->keys[slot] = key;
	graph->nodes[slot] = graph->node_count;
	if (graph->node_count / 8 == graph->can_end_room) {
		size_t old = graph->can_end_room;

		graph->can_end = grown(graph->can_end, old, &graph->can_end_room, 1);
		memset(graph->can_end + old, 0, graph->can_end_room - old);
	}
	return graph->node_count++;
}

void graph_edge(struct graph *graph, uint32_t from, uint32_t to, int thread, unsigned choice)
{
	graph->edges =
		grown(graph->edges, graph->edge_count, &graph->edge_room, sizeof *graph->edges);
	graph->edges[graph->edge_count++] =
		(struct edge){from, to, {(uint8_t)thread, (uint8_t)choice}};
}

void graph_goal(struct graph *graph, uint32_t node, int what)
{
	graph->goals =
		grown(graph->goals, graph->goal_count, &graph->goal_room, sizeof *graph->goals);
	graph->goals[graph->goal_count++] = (struct goal){node, what};
}

void graph_set_can_end(struct graph *graph, uint32_t node)
{
	graph->can_end[node / 8] |= (uint8_t)(1u << node % 8);
}

bool graph_can_end(const struct graph *graph, uint32_t node)
{
	return graph->can_end[node / 8] >> node % 8 & 1;
}

size_t graph_bytes(const struct graph *graph)
{
	size_t table = graph->slots * (sizeof *graph->keys + sizeof *graph->nodes);

	return (table ? table - graph->node_count * sizeof *graph->keys : 0) + graph->can_end_room +
	       graph->edge_count * sizeof *graph->edges + graph->goal_count * sizeof *graph->goals;
}
