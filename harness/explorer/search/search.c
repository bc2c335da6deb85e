/*
 * Theory of operation
 *
 * Depth first. Each state on the path is saved as bytes; going back is restoring them. A state that
 * was visited before is not entered again, and that is all the reduction there is: it is exact,
 * as long as the bytes of a state are all that its future depends on (world.h).
 *
 * A step that comes back to a state of the path closes a cycle. A cycle is no fault: a thread that
 * spins on a try-lock makes one. It is a livelock when no way leads out of it to an end. Whether
 * one does is known for most states when they are left for good, since all behind them has been
 * left before; for the few in cycles, one pass over the steps, backwards from the ends, decides.
 * Wake-ups that nobody asked for do not count as a way out.
 */
#include "search/search.h"

#include "base/clock.h"
#include "base/fail.h"
#include "search/findings.h"
#include "search/lifeline.h"
#include "step/machine.h"
#include "world/end.h"
#include "world/order.h"
#include "world/points.h"

#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

struct frame {
	uint32_t node;
	uint8_t first; /* the thread that is tried first: the one that has just run */
	uint8_t tried; /* threads tried already, from `first` on */
	uint8_t choice; /* of the current one, next to try */
	uint8_t preemptions; /* so far, when they are bounded */
	bool can_end;
	bool suspect; /* of the edge into it: does it count as a way out? */
	size_t offset, length; /* of its state */
};

static struct frame *frames;
static size_t depth, frames_room;
static char *saved;
static size_t saved_used, saved_room;

static struct search *current;
static int most_preemptions;
static bool new_point;

/* Of the last step; more are found, and not noted in the graph. */
enum { RACES_OF_STEP_MOST = 16 };
static int races_seen[RACES_OF_STEP_MOST], races_seen_count;

static void *mapped(size_t size)
{
	void *at = mmap(NULL, size, PROT_READ | PROT_WRITE,
		MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);

	if (at == MAP_FAILED)
		explorer_fail("out of memory");
	return at;
}

static void *remapped(void *old, size_t size, size_t new_size)
{
	void *at = mremap(old, size, new_size, MREMAP_MAYMOVE);

	if (at == MAP_FAILED)
		explorer_fail("out of memory");
	return at;
}

static void make_room(size_t length)
{
	if (!frames) {
		frames_room = 1 << 12;
		frames = mapped(frames_room * sizeof *frames);
		saved_room = 1 << 20;
		saved = mapped(saved_room);
	}
	if (depth == frames_room) {
		frames = remapped(
			frames, frames_room * sizeof *frames, frames_room * 2 * sizeof *frames);
		frames_room *= 2;
	}
	while (saved_used + length > saved_room) {
		saved = remapped(saved, saved_room, saved_room * 2);
		saved_room *= 2;
	}
}

/* With a bound, what may still be done depends on who ran last, and on how often it was preempted.
 */
static struct key key_of(const void *state, size_t length, unsigned last, unsigned preemptions)
{
	struct key key = state_key(state, length);

	if (most_preemptions != UNBOUNDED)
		key.low += (last + 1) * UINT64_C(0x9e3779b97f4a7c15) +
			   (preemptions + 1) * UINT64_C(0xc2b2ae3d27d4eb4f);
	return key;
}

/* Does that step take the turn from a thread that could have gone on? */
static bool preempts(const struct frame *frame, const struct enabled *enabled, struct step step)
{
	return depth > 1 && step.thread != frame->first && (enabled->threads >> frame->first & 1) &&
	       (enabled->choices[frame->first] & (BIT(CHOICE_TIMEOUT) - 1));
}

static void push(uint32_t node, const void *state, size_t length, int thread, bool suspect)
{
	make_room(length);
	frames[depth++] = (struct frame){.node = node,
		.first = (uint8_t)thread,
		.suspect = suspect,
		.offset = saved_used,
		.length = length};
	memcpy(saved + saved_used, state, length);
	saved_used += length;
	if (depth > current->deepest)
		current->deepest = depth;
	if (saved_used > current->bytes)
		current->bytes = saved_used;
}

/* The next way to go on from a frame; false when all were tried. */
static bool next_step(struct frame *frame, const struct enabled *enabled, struct step *step)
{
	while (frame->tried < THREADS_MOST) {
		int thread = (frame->first + frame->tried) % THREADS_MOST;

		if (enabled->threads >> thread & 1) {
			uint32_t left = enabled->choices[thread] >> frame->choice;

			if (left && frame->choice < 32) {
				frame->choice += (uint8_t)__builtin_ctz(left);
				*step = (struct step){(uint8_t)thread, frame->choice++};
				return true;
			}
		}
		frame->tried++;
		frame->choice = 0;
	}
	return false;
}

/* The races of the step that was done last. */
static void take_races(void)
{
	races_seen_count = 0;
	for (int i = 0; i < access_race_count; i++) {
		const struct race *race = &access_races[i];
		bool fresh, listed;
		int number;

		if (race->doubtful)
			continue;
		number = findings_add_race(race, &fresh);
		listed = points_list(race->first.pc);
		listed |= points_list(race->second.pc);
		new_point |= listed;
		if (number >= 0 && races_seen_count < RACES_OF_STEP_MOST)
			races_seen[races_seen_count++] = number;
	}
}

/* The present state was not there before. True if it is to be gone on from. */
static bool enter(uint32_t node, struct enabled *enabled)
{
	machine_look(enabled);
	if (!world.end)
		return true;
	current->terminals++;
	graph_set_can_end(&current->graph, node);
	graph_goal(&current->graph, node, findings_add_ending());
	return false;
}

static void leave(void)
{
	struct frame *frame = &frames[--depth];

	saved_used = frame->offset;
	if (!frame->can_end) {
		current->livelock = true;
		return;
	}
	graph_set_can_end(&current->graph, frame->node);
	if (depth && !frame->suspect)
		frames[depth - 1].can_end = true;
}

static bool over(const struct budget *budget, double since)
{
	if (budget->states && current->graph.node_count >= budget->states)
		return true;
	if (budget->megabytes &&
		(graph_bytes(&current->graph) + current->graph.node_count * sizeof(struct key) +
			saved_used) >>
			20 >= budget->megabytes)
		return true;
	return (current->transitions & 1023) == 0 && budget->seconds > 0 &&
	       clock_seconds() - since > budget->seconds;
}

static enum search_end explore(const struct budget *budget)
{
	double since = clock_seconds();
	struct enabled enabled;
	size_t length;
	const void *state;
	bool fresh, present = true; /* is the present the state of the topmost frame? */

	machine_start();
	state = state_save(&length);
	push(graph_node(&current->graph, key_of(state, length, 0, 0), &fresh), state, length, 0,
		false);
	enter(0, &enabled);
	while (depth) {
		struct frame *frame = &frames[depth - 1];
		uint32_t from = frame->node, node;
		struct step step;
		unsigned preemptions;

		if (!present) {
			state_restore(saved + frame->offset);
			machine_look(&enabled);
			present = true;
		}
		if (!next_step(frame, &enabled, &step)) {
			leave();
			present = false;
			continue;
		}
		preemptions = frame->preemptions + preempts(frame, &enabled, step);
		if (most_preemptions != UNBOUNDED && preemptions > (unsigned)most_preemptions)
			continue;
		if (over(budget, since))
			return SEARCH_OVER_BUDGET;
		lifeline_note(depth - 1, step);
		machine_step(step.thread, step.choice);
		take_races();
		current->transitions++;
		present = false;
		if (world.end == END_UNMODELLED)
			return findings_add_ending(), SEARCH_UNMODELLED;
		if (new_point)
			return SEARCH_NEW_POINT;
		if (order_weak_seen && !order_weakened())
			return SEARCH_WEAK;
		state = state_save(&length);
		node = graph_node(
			&current->graph, key_of(state, length, step.thread, preemptions), &fresh);
		graph_edge(&current->graph, from, node, step.thread, step.choice);
		for (int i = 0; i < races_seen_count; i++)
			graph_goal(&current->graph, node, ~races_seen[i]);
		if (fresh && enter(node, &enabled)) {
			push(node, state, length, step.thread, step.choice == CHOICE_SPURIOUS);
			frames[depth - 1].preemptions = (uint8_t)preemptions;
			present = true;
		} else if (step.choice != CHOICE_SPURIOUS && graph_can_end(&current->graph, node)) {
			frames[depth - 1].can_end = true;
		}
	}
	return SEARCH_EXHAUSTED;
}

/* From the ends backwards over all steps that count. What is not reached is a livelock. */
static void find_livelocks(struct graph *graph)
{
	uint32_t *first = calloc((size_t)graph->node_count + 2, sizeof *first);
	uint32_t *sources = malloc((graph->edge_count + 1) * sizeof *sources);
	uint32_t *queue = malloc(((size_t)graph->node_count + 1) * sizeof *queue), count = 0;
	int ending = -1;

	if (!first || !sources || !queue)
		explorer_fail("out of memory");
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
		if (ending < 0) {
			world.end = END_LIVELOCK;
			world.end_code = 0;
			world.end_pc = 0;
			world.end_text = NULL;
			ending = findings_add_ending();
			current->livelock_ending = ending;
		}
		graph_goal(graph, node, ending);
	}
	free(first);
	free(sources);
	free(queue);
}

enum search_end search_run(struct search *search, const struct budget *budget, int bound)
{
	double since = clock_seconds();
	enum search_end end;

	current = search;
	most_preemptions = bound;
	graph_clear(&search->graph);
	search->transitions = search->terminals = 0;
	search->deepest = search->bytes = 0;
	search->livelock = false;
	search->livelock_ending = -1;
	new_point = false;
	depth = saved_used = 0;
	end = explore(budget);
	if (end == SEARCH_EXHAUSTED && search->livelock && bound == UNBOUNDED)
		find_livelocks(&search->graph);
	search->seconds = clock_seconds() - since;
	return end;
}
