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
 *
 * What is not modelled ends only the executions that come to it. The search goes on for a while,
 * since a failure on another way is worth more than a refusal.
 */
#include "search/search.h"

#include "base/clock.h"
#include "search/findings.h"
#include "search/lifeline.h"
#include "search/livelock.h"
#include "search/path.h"
#include "search/straight.h"
#include "step/faults.h"
#include "step/machine.h"
#include "world/end.h"
#include "world/order.h"
#include "world/points.h"

enum {
	/* How far a search goes on after it has met what is not modelled. */
	UNMODELLED_STATES = 100000,
	UNMODELLED_SECONDS = 3,
	/* So many failures of a search keep the way to them; others wait for shortest.c. */
	WAYS_MOST = 20,
};

static struct path path;
static struct search *current;
static int most_preemptions;
static bool new_point;
/* The budget, cut down once something is not modelled. */
static struct budget budget;
static bool unmodelled;
static sig_atomic_t ticks_seen;
static int ways;

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
	frame->by = by.choice;
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

/* Stores the way from the beginning to where the last step has led. Changes the world. */
static void keep_way(struct schedule *to, struct step last)
{
	struct schedule coarse = {0};

	for (size_t i = 1; i < path.depth; i++)
		schedule_add(&coarse, path.frames[i].first, path.frames[i].by);
	schedule_add(&coarse, last.thread, last.choice);
	ways++;
	if (schedule_refine(coarse.steps, coarse.count, to))
		lifeline_found(to);
	else
		to->count = 0;
	schedule_free(&coarse);
}

/* The first race of the last step that nobody has a schedule for, or NULL. */
static struct race_finding *unseen_race(void)
{
	for (int i = 0; i < races_seen_count; i++)
		if (!races[races_seen[i]].schedule.count)
			return &races[races_seen[i]];
	return NULL;
}

/* Keeps the way to what the last step has shown, if it is a failure without a schedule. */
static bool keep_ways(int number, struct step last)
{
	struct race_finding *race = unseen_race();

	if (ways >= WAYS_MOST)
		return false;
	if (race) {
		keep_way(&race->schedule, last);
	} else if (number >= 0 && number != ENDING_NOT_KEPT && !endings[number].schedule.count &&
		   (!ending_is_right(&endings[number]) || findings_outcomes() > 1)) {
		keep_way(&endings[number].schedule, last);
	} else {
		return false;
	}
	return true;
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

/* From now on there is no end to be proved, only a failure to be found. */
static void note_unmodelled(void)
{
	uint64_t states = current->graph.node_count + UNMODELLED_STATES;
	double until = clock_seconds() + UNMODELLED_SECONDS;

	if (unmodelled)
		return;
	unmodelled = true;
	if (!budget.states || budget.states > states)
		budget.states = states;
	if (budget.until == 0 || budget.until > until)
		budget.until = until;
	if (budget.until_found == 0 || budget.until_found > until)
		budget.until_found = until;
}

/*
 * Called for a present state that is new. True if the search should descend; otherwise `ending` is
 * how the world has ended there.
 */
static bool enter(uint32_t node, struct enabled *enabled, int *ending)
{
	machine_look(enabled);
	if (!world.end)
		return true;
	current->terminals++;
	graph_set_can_end(&current->graph, node);
	*ending = findings_add_ending();
	graph_goal(&current->graph, node, *ending);
	straight_end(*ending);
	if (world.end == END_UNMODELLED)
		note_unmodelled();
	return false;
}

static void leave(void)
{
	const struct frame *frame = path_top(&path);
	bool counts = frame->can_end && frame->by != CHOICE_SPURIOUS;

	if (frame->can_end)
		graph_set_can_end(&current->graph, frame->node);
	else
		current->livelock = true;
	path_pop(&path);
	if (path.depth && counts)
		path_top(&path)->can_end = true;
}

static bool over(void)
{
	if (budget.states && current->graph.node_count >= budget.states)
		return true;
	if (budget.megabytes &&
		(graph_bytes(&current->graph) + current->graph.node_count * sizeof(struct key) +
			path.used) >>
			20 >= budget.megabytes)
		return true;
	/* A step may take long, so a thousand of them may be too many. */
	if ((current->transitions & 1023) && faults_ticks == ticks_seen)
		return false;
	ticks_seen = faults_ticks;
	if (lifeline)
		lifeline->states = current->graph.node_count;
	return clock_is_past(findings_have_failure() ? budget.until_found : budget.until);
}

static enum search_end explore(void)
{
	struct enabled enabled;
	size_t length;
	const void *state;
	bool fresh, present = true; /* is the present state that of the top frame? */

	schedule_begin();
	straight_begin();
	state = state_save(&length);
	push(graph_node(&current->graph, key_of(state, length, 0, 0), &fresh), state, length,
		(struct step){0}, 0);
	machine_look(&enabled);
	while (path.depth) {
		struct frame *frame = path_top(&path);
		uint32_t from = frame->node, node;
		struct step step;
		unsigned preemptions, fine;
		int ending = -1;

		if (!present) {
			straight_stop();
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
		if (over())
			return unmodelled ? SEARCH_UNMODELLED : SEARCH_OVER_BUDGET;
		lifeline_note(path.depth - 1, step);
		straight_before(step);
		fine = machine_step(step.thread, step.choice);
		straight_after(fine);
		lifeline_noted();
		take_races();
		current->transitions++;
		present = false;
		if (new_point) {
			keep_ways(-1, step);
			return SEARCH_NEW_POINT;
		}
		if (order_weak_seen && !order_weakened())
			return SEARCH_WEAK;
		state = state_save(&length);
		node = graph_node(
			&current->graph, key_of(state, length, step.thread, preemptions), &fresh);
		graph_edge(&current->graph, from, node, step.thread, step.choice);
		for (int i = 0; i < races_seen_count; i++)
			graph_goal(&current->graph, node, ~races_seen[i]);
		if (fresh && enter(node, &enabled, &ending)) {
			push(node, state, length, step, preemptions);
			present = true;
		} else if (step.choice != CHOICE_SPURIOUS && graph_can_end(&current->graph, node)) {
			frame->can_end = true;
		}
		if (keep_ways(ending, step))
			present = false;
	}
	return unmodelled ? SEARCH_UNMODELLED : SEARCH_EXHAUSTED;
}

enum search_end search_run(struct search *search, const struct budget *given, int bound)
{
	double since = clock_seconds();
	enum search_end end;

	current = search;
	most_preemptions = bound;
	graph_clear(&search->graph);
	search->transitions = search->terminals = 0;
	search->deepest = search->bytes = 0;
	search->livelock = false;
	new_point = unmodelled = false;
	budget = *given;
	ways = 0;
	path_clear(&path);
	end = explore();
	if (end == SEARCH_EXHAUSTED && search->livelock && bound == UNBOUNDED)
		livelocks_find(&search->graph);
	search->graph_bytes = graph_bytes(&search->graph);
	search->seconds = clock_seconds() - since;
	return end;
}
