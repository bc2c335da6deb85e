/*
 * Theory of operation
 *
 * The search is depth first. It saves each state on the path as bytes and goes back by restoring
 * them. It never enters a state twice. That is the only reduction, and it is exact as long as a
 * state's future depends on nothing but its bytes (world.h).
 *
 * A step back to a state on the path closes a cycle. A cycle is no fault: a thread that spins on a
 * try-lock makes one. It is a livelock if no way leads out of it to an end. For most states that is
 * known when the search leaves them, since it has left all states behind them before. For the few
 * that are in cycles, livelock.c decides. A spurious wake-up does not count as a way out.
 */
#include "search/search.h"

#include "base/clock.h"
#include "search/findings.h"
#include "search/lifeline.h"
#include "search/livelock.h"
#include "search/path.h"
#include "step/machine.h"
#include "world/end.h"
#include "world/order.h"
#include "world/points.h"

static struct path path;
static struct search *current;
static int most_preemptions;
static bool new_point;

/* The most races of one step that are noted in the graph. All of them are found. */
enum { RACES_OF_STEP_MOST = 16 };
static int races_seen[RACES_OF_STEP_MOST], races_seen_count;

/*
 * With a bound, a state's future also depends on which thread ran last and on the preemptions so
 * far.
 */
static struct key key_of(const void *state, size_t length, unsigned last, unsigned preemptions)
{
	struct key key = state_key(state, length);

	if (most_preemptions != UNBOUNDED)
		key.low += (last + 1) * UINT64_C(0x9e3779b97f4a7c15) +
			   (preemptions + 1) * UINT64_C(0xc2b2ae3d27d4eb4f);
	return key;
}

/* Does the step preempt a thread that could have gone on? */
static bool preempts(const struct frame *frame, const struct enabled *enabled, struct step step)
{
	return path.depth > 1 && step.thread != frame->first &&
	       thread_set_has(&enabled->threads, frame->first) &&
	       (enabled->choices[frame->first] & (BIT(CHOICE_TIMEOUT) - 1));
}

static void push(
	uint32_t node, const void *state, size_t length, struct step by, unsigned preemptions)
{
	struct frame *frame = path_push(&path, node, state, length);

	frame->first = by.thread;
	frame->suspect = by.choice == CHOICE_SPURIOUS;
	frame->preemptions = (uint8_t)preemptions;
	if (path.depth > current->deepest)
		current->deepest = path.depth;
	if (path.used > current->bytes)
		current->bytes = path.used;
}

/* The next step from a frame; false once all have been tried. */
static bool next_step(struct frame *frame, const struct enabled *enabled, struct step *step)
{
	while (frame->tried < THREADS_MOST) {
		int at = (frame->first + frame->tried) % THREADS_MOST;
		int thread = thread_set_next(&enabled->threads, at);
		uint32_t left;

		if (thread != at) {
			/* On to that thread, or past the last number to the first. */
			frame->tried += (uint16_t)((thread < 0 ? THREADS_MOST : thread) - at);
			continue;
		}
		left = frame->choice < CHOICES_MOST ? enabled->choices[thread] >> frame->choice : 0;
		if (left) {
			frame->choice += (uint8_t)__builtin_ctz(left);
			*step = (struct step){(uint8_t)thread, frame->choice++};
			return true;
		}
		frame->tried++;
		frame->choice = 0;
	}
	return false;
}

/* Adds the races of the last step to the findings, and their places to the points. */
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

/* Called for a present state that is new. True if the search should descend. */
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
	const struct frame *frame = path_top(&path);
	bool counts = frame->can_end && !frame->suspect;

	if (frame->can_end)
		graph_set_can_end(&current->graph, frame->node);
	else
		current->livelock = true;
	path_pop(&path);
	if (path.depth && counts)
		path_top(&path)->can_end = true;
}

static bool over(const struct budget *budget, double since)
{
	if (budget->states && current->graph.node_count >= budget->states)
		return true;
	if (budget->megabytes &&
		(graph_bytes(&current->graph) + current->graph.node_count * sizeof(struct key) +
			path.used) >>
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
	bool fresh, present = true; /* is the present state that of the top frame? */

	machine_start();
	state = state_save(&length);
	push(graph_node(&current->graph, key_of(state, length, 0, 0), &fresh), state, length,
		(struct step){0}, 0);
	enter(0, &enabled);
	while (path.depth) {
		struct frame *frame = path_top(&path);
		uint32_t from = frame->node, node;
		struct step step;
		unsigned preemptions;

		if (!present) {
			state_restore(path_state(&path, frame));
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
		lifeline_note(path.depth - 1, step);
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
			push(node, state, length, step, preemptions);
			present = true;
		} else if (step.choice != CHOICE_SPURIOUS && graph_can_end(&current->graph, node)) {
			frame->can_end = true;
		}
	}
	return SEARCH_EXHAUSTED;
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
	new_point = false;
	path_clear(&path);
	end = explore(budget);
	if (end == SEARCH_EXHAUSTED && search->livelock && bound == UNBOUNDED)
		livelocks_find(&search->graph);
	search->seconds = clock_seconds() - since;
	return end;
}
