/*
 * Theory of operation
 *
 * A breadth-first search over pairs (state, thread that ran last), layer by layer in the number of
 * preemptions. Going on with another thread costs one if the last thread could have gone on by
 * itself. This looks only at the steps that the search has noted and does not run the program. It
 * stops when the last goal is reached; the first way to a goal is the best.
 */
#include "search/shortest.h"

#include "base/allocate.h"
#include "base/clock.h"
#include "base/fail.h"
#include "search/findings.h"

#include <stdlib.h>
#include <string.h>

enum {
	/* For the graph and the pairs; when that is too little, schedules stay as they were found.
	 */
	MEGABYTES_MOST = 3500,
	VISITS_BETWEEN_CLOCKS = 1 << 14,
	GOALS_MOST = ENDINGS_MOST + RACES_MOST,
};

struct pairs {
	const struct graph *graph;
	uint32_t *first; /* the edges of node n are by_source[first[n]] up to first[n + 1] */
	uint32_t *by_source;
	uint32_t threads;
	uint32_t *from; /* the pair before each pair, plus 1; 0: not reached */
	uint32_t *by; /* the edge between the two */
	uint8_t *right; /* the nodes from which a right ending can be reached; may be NULL */
	uint32_t *now, *later;
	size_t now_count, later_count;
	uint8_t *is_goal; /* a bit for each node */
	/* The best pair of each goal, by number_of() it, plus 1; 0: not reached. */
	uint32_t reached[GOALS_MOST];
	int wanted; /* goals that are not reached */
	double until;
};

static void *array(size_t count)
{
	return allocate_zeros(count + 1, sizeof(uint32_t));
}

static void sort_edges(struct pairs *pairs)
{
	const struct graph *graph = pairs->graph;

	pairs->first = array((size_t)graph->node_count + 2);
	pairs->by_source = array(graph->edge_count);
	for (size_t i = 0; i < graph->edge_count; i++)
		pairs->first[graph->edges[i].from + 2]++;
	for (uint32_t i = 2; i < graph->node_count + 2; i++)
		pairs->first[i] += pairs->first[i - 1];
	for (size_t i = 0; i < graph->edge_count; i++)
		pairs->by_source[pairs->first[graph->edges[i].from + 1]++] = (uint32_t)i;
}

/* Could the thread have gone on from there by itself? */
static bool could_go_on(const struct pairs *pairs, uint32_t node, unsigned thread)
{
	for (uint32_t i = pairs->first[node]; i < pairs->first[node + 1]; i++) {
		const struct edge *edge = &pairs->graph->edges[pairs->by_source[i]];

		if (edge->step.thread == thread && edge->step.choice < CHOICE_TIMEOUT)
			return true;
	}
	return false;
}

static uint32_t pair_behind(const struct pairs *pairs, const struct edge *edge)
{
	return edge->to * pairs->threads + edge->step.thread;
}

/* The place of a goal in `reached`. */
static int number_of(const struct goal *goal)
{
	return goal->what >= 0 ? goal->what : ENDINGS_MOST + ~goal->what;
}

static int by_node(const void *one, const void *other)
{
	const struct goal *a = one, *b = other;

	return a->node < b->node ? -1 : a->node > b->node;
}

/* The first goal of a node in the sorted list, or NULL. */
static const struct goal *goals_of(const struct graph *graph, uint32_t node)
{
	size_t low = 0, high = graph->goal_count;

	while (low < high) {
		size_t middle = (low + high) / 2;

		if (graph->goals[middle].node < node)
			low = middle + 1;
		else
			high = middle;
	}
	return low < graph->goal_count && graph->goals[low].node == node ? &graph->goals[low]
									 : NULL;
}

/* Sorts the goals, and counts those that are wanted. */
static void sort_goals(struct pairs *pairs, struct graph *graph)
{
	bool seen[GOALS_MOST] = {false};

	if (graph->goal_count)
		qsort(graph->goals, graph->goal_count, sizeof *graph->goals, by_node);
	pairs->is_goal = allocate_zeros((size_t)graph->node_count / 8 + 1, 1);
	for (size_t i = 0; i < graph->goal_count; i++) {
		const struct goal *goal = &graph->goals[i];

		if (goal->what == ENDING_NOT_KEPT)
			continue;
		pairs->is_goal[goal->node / 8] |= (uint8_t)(1u << goal->node % 8);
		pairs->wanted += !seen[number_of(goal)];
		seen[number_of(goal)] = true;
	}
}

static void reach_goals(struct pairs *pairs, uint32_t pair)
{
	const struct graph *graph = pairs->graph;
	const struct goal *end = graph->goals + graph->goal_count;
	uint32_t node = pair / pairs->threads;

	if (!(pairs->is_goal[node / 8] >> node % 8 & 1))
		return;
	for (const struct goal *goal = goals_of(graph, node);
		goal && goal < end && goal->node == node; goal++) {
		if (goal->what == ENDING_NOT_KEPT || pairs->reached[number_of(goal)])
			continue;
		pairs->reached[number_of(goal)] = pair + 1;
		pairs->wanted--;
	}
}

/* Reaches a pair by that edge of the graph. Only the first way to a pair counts. */
static void reach(struct pairs *pairs, uint32_t pair, uint32_t number)
{
	uint32_t to = pair_behind(pairs, &pairs->graph->edges[number]);

	if (pairs->from[to])
		return;
	pairs->from[to] = pair + 1;
	pairs->by[to] = number;
	pairs->now[pairs->now_count++] = to;
	reach_goals(pairs, to);
}

static void visit(struct pairs *pairs, uint32_t pair)
{
	uint32_t node = pair / pairs->threads, last = pair % pairs->threads;
	bool costs = could_go_on(pairs, node, last), put_off = false;

	for (uint32_t i = pairs->first[node]; i < pairs->first[node + 1]; i++) {
		uint32_t number = pairs->by_source[i];
		const struct edge *edge = &pairs->graph->edges[number];

		if (!costs || edge->step.thread == last)
			reach(pairs, pair, number);
		else if (!pairs->from[pair_behind(pairs, edge)])
			put_off = true;
	}
	if (put_off)
		pairs->later[pairs->later_count++] = pair;
}

/* Starts the next layer: the steps that preempt a thread. */
static void preempt(struct pairs *pairs, size_t count)
{
	for (size_t at = 0; at < count; at++) {
		uint32_t pair = pairs->later[at];
		uint32_t node = pair / pairs->threads;

		for (uint32_t i = pairs->first[node]; i < pairs->first[node + 1]; i++)
			reach(pairs, pair, pairs->by_source[i]);
	}
}

static bool is_done(const struct pairs *pairs, size_t at)
{
	return pairs->wanted == 0 ||
	       (at % VISITS_BETWEEN_CLOCKS == 0 && clock_is_past(pairs->until));
}

static void search(struct pairs *pairs, size_t pair_count)
{
	size_t at = 0;

	pairs->from = array(pair_count);
	pairs->by = array(pair_count);
	pairs->now = array(pair_count);
	pairs->later = array(pair_count);
	/* The root has no predecessor: it is its own. */
	pairs->from[0] = 1;
	pairs->now[pairs->now_count++] = 0;
	for (;;) {
		size_t count;

		for (; at < pairs->now_count; at++) {
			if (is_done(pairs, at))
				return;
			visit(pairs, pairs->now[at]);
		}
		count = pairs->later_count;
		pairs->later_count = 0;
		preempt(pairs, count);
		if (at == pairs->now_count)
			return;
	}
}

static void trace(const struct pairs *pairs, uint32_t pair, struct schedule *coarse)
{
	coarse->count = 0;
	for (; pair; pair = pairs->from[pair] - 1) {
		struct step step = pairs->graph->edges[pairs->by[pair]].step;

		schedule_add(coarse, step.thread, step.choice);
	}
	for (size_t i = 0, j = coarse->count; i + 1 < j; i++) {
		struct step swap = coarse->steps[i];

		coarse->steps[i] = coarse->steps[--j];
		coarse->steps[j] = swap;
	}
}

/* The nodes from which a right ending can be reached; NULL if no right ending is known. */
static uint8_t *reach_right(const struct graph *graph)
{
	uint8_t *right = allocate_zeros((size_t)graph->node_count + 1, 1);
	bool any = false, more = true;

	for (size_t i = 0; i < graph->goal_count; i++)
		if (graph->goals[i].what >= 0 && findings_are_right(graph->goals[i].what))
			right[graph->goals[i].node] = any = true;
	/* The search noted most steps before the steps behind them, so going backwards is quick. */
	while (any && more) {
		more = false;
		for (size_t i = graph->edge_count; i-- > 0;) {
			const struct edge *edge = &graph->edges[i];

			if (right[edge->to] && !right[edge->from] &&
				edge->step.choice != CHOICE_SPURIOUS)
				right[edge->from] = more = true;
		}
	}
	if (!any) {
		free(right);
		right = NULL;
	}
	return right;
}

/* The last step of the path that starts in a node from which a right ending can be reached. */
static size_t critical(const struct pairs *pairs, uint32_t pair, size_t count)
{
	for (size_t at = count; pair; at--) {
		pair = pairs->from[pair] - 1;
		if (pairs->right[pair / pairs->threads])
			return at - 1;
	}
	return SIZE_MAX;
}

static void take(const struct pairs *pairs, uint32_t pair, struct schedule *to, size_t *turn)
{
	struct schedule coarse = {0};
	size_t at;

	trace(pairs, pair, &coarse);
	if (turn && pairs->right) {
		at = critical(pairs, pair, coarse.count);
		*turn = SIZE_MAX;
		if (at != SIZE_MAX && schedule_refine(coarse.steps, at, to))
			*turn = to->count;
	}
	if (!schedule_refine(coarse.steps, coarse.count, to))
		explorer_fail("a schedule that was found does not run a second time");
	schedule_free(&coarse);
}

static void take_goal(const struct pairs *pairs, int number)
{
	uint32_t pair = pairs->reached[number] - 1;

	if (number >= ENDINGS_MOST) {
		struct race_finding *race = &races[number - ENDINGS_MOST];

		take(pairs, pair, &race->schedule, NULL);
		race->shortest = true;
	} else {
		struct ending *ending = &endings[number];
		size_t turn = ending->critical;

		take(pairs, pair, &ending->schedule, ending_is_right(ending) ? NULL : &turn);
		ending->critical = turn;
		ending->shortest = true;
	}
}

/* Failures first, should the time run out. */
static void take_goals(const struct pairs *pairs)
{
	for (int right = 0; right < 2; right++)
		for (int i = 0; i < GOALS_MOST; i++) {
			bool is_right = i < ENDINGS_MOST && pairs->reached[i] &&
					ending_is_right(&endings[i]);

			if (pairs->reached[i] && is_right == right && !clock_is_past(pairs->until))
				take_goal(pairs, i);
		}
}

static bool has_room(const struct graph *graph, size_t pair_count)
{
	size_t bytes = graph_bytes(graph) + pair_count * 4 * sizeof(uint32_t) +
		       ((size_t)graph->node_count + graph->edge_count) * sizeof(uint32_t);

	/* Pairs are numbers of 32 bits, and their numbers are kept plus 1. */
	return bytes >> 20 < MEGABYTES_MOST && pair_count < UINT32_MAX;
}

void shortest_schedules(struct graph *graph, bool complete, double until)
{
	struct pairs pairs = {.graph = graph, .threads = 1, .until = until};
	size_t pair_count;

	graph_forget_keys(graph);
	for (size_t i = 0; i < graph->edge_count; i++)
		if (graph->edges[i].step.thread >= pairs.threads)
			pairs.threads = graph->edges[i].step.thread + 1u;
	pair_count = (size_t)graph->node_count * pairs.threads;
	if (!has_room(graph, pair_count))
		return;
	sort_edges(&pairs);
	sort_goals(&pairs, graph);
	if (complete)
		pairs.right = reach_right(graph);
	search(&pairs, pair_count);
	take_goals(&pairs);
	free(pairs.first);
	free(pairs.by_source);
	free(pairs.right);
	free(pairs.from);
	free(pairs.by);
	free(pairs.now);
	free(pairs.later);
	free(pairs.is_goal);
}
