#include "search/livelock.h"

#include "base/allocate.h"
#include "search/findings.h"
#include "world/end.h"

#include <stdlib.h>

/* Adds the ending that stands for a livelock. */
static int add_ending(void)
{
	world.end = END_LIVELOCK;
	world.end_code = 0;
	world.end_pc = 0;
	world.end_text = NULL;
	return findings_add_ending();
}

/*
 * Walks backwards from the ends over all steps that count. States that it does not reach are
 * livelocks.
 */
void livelocks_find(struct graph *graph)
{
	uint32_t *first = allocate_zeros((size_t)graph->node_count + 2, sizeof *first);
	uint32_t *sources = allocate((graph->edge_count + 1) * sizeof *sources);
	uint32_t *queue = allocate(((size_t)graph->node_count + 1) * sizeof *queue), count = 0;
	int ending = -1;

	for (size_t i = 0; i < graph->edge_count; i++)
		first[graph->edges[i].to + 2]++;
	for (uint32_t i = 2; i < graph->node_count + 2; i++)
		first[i] += first[i - 1];
	for (size_t i = 0; i < graph->edge_count; i++)
		sources[first[graph->edges[i].to + 1]++] =
			graph->edges[i].step.choice == CHOICE_SPURIOUS ? NODE_NONE
								       : graph->edges[i].from;
	for (uint32_t node = 0; node < graph->node_count; node++)
		if (graph_can_end(graph, node))
			queue[count++] = node;
	for (uint32_t at = 0; at < count; at++)
		for (uint32_t i = first[queue[at]]; i < first[queue[at] + 1]; i++)
			if (sources[i] != NODE_NONE && !graph_can_end(graph, sources[i])) {
				graph_set_can_end(graph, sources[i]);
				queue[count++] = sources[i];
			}
	for (uint32_t node = 0; node < graph->node_count; node++) {
		if (graph_can_end(graph, node))
			continue;
		if (ending < 0)
			ending = add_ending();
		graph_goal(graph, node, ending);
	}
	free(first);
	free(sources);
	free(queue);
}
