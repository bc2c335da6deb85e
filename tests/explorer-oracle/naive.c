/*
 * Theory of operation
 *
 * visit() tries every way to go on from the present state, and comes back to it by restoring its
 * bytes; those of the clocks go along.
 *
 * Lulls. A thread that wakes for nothing, sees that there is nothing to do and falls asleep again
 * is where it was, and could do so for ever. So it is woken for nothing only once until somebody
 * has done something: a thread that does no more than wake for nothing, read and sleep again
 * changes nothing that another thread could see. (What it waits for must be read with the mutex
 * held or not at all, the loop's body must be empty; interpreter.c's are.) Whether it is "where it
 * was" is told by its stack.
 */
#include "naive.h"

#include "base/fail.h"
#include "clocks.h"
#include "step/machine.h"
#include "world/access.h"
#include "world/end.h"
#include "world/memory.h"
#include "world/order.h"
#include "world/points.h"
#include "world/state.h"

#include <stdlib.h>
#include <string.h>

extern const struct operation op_cond_awake, op_pthread_cond_wait;

enum { THREADS = 8, ORDERS_MOST = 1 << 16 };

bool (*naive_counts)(const struct operation *operation);

/* Beside the world and the clocks, what there is to go back to. */
static struct {
	uint64_t order; /* hash of who did the operations that count */
	uint64_t done; /* steps that another thread could see */
	bool late; /* there was a late wake-up */
	struct {
		bool idle; /* has done nothing since it woke for nothing */
		uint64_t done; /* at that time */
		struct key stack;
	} sleepers[THREADS];
} path;

static struct naive *result;
static uint64_t most;
static uint64_t orders[ORDERS_MOST]; /* a hash table */

/* States to come back to, one behind the other. */
static char *saved;
static size_t used, room;

static void push(const void *bytes, size_t size)
{
	if (used + size > room) {
		room = (used + size) * 2;
		saved = realloc(saved, room);
		if (!saved)
			explorer_fail("out of memory");
	}
	memcpy(saved + used, bytes, size);
	used += size;
}

static size_t save(void)
{
	size_t at = used, length;
	const void *state = state_save(&length);

	push(&path, sizeof path);
	push(clocks_state, clocks_size);
	push(state, length);
	return at;
}

static void restore(size_t at)
{
	memcpy(&path, saved + at, sizeof path);
	at += sizeof path;
	memcpy(clocks_state, saved + at, clocks_size);
	state_restore(saved + at + clocks_size);
}

static struct key stack_of(int thread)
{
	return state_key(
		threads[thread].sp, (size_t)(memory_stack_top(thread) - threads[thread].sp));
}

static bool is_lull(int thread, unsigned choice)
{
	struct key stack;

	if (choice != CHOICE_SPURIOUS || path.sleepers[thread].done != path.done)
		return false;
	stack = stack_of(thread);
	return memcmp(&stack, &path.sleepers[thread].stack, sizeof stack) == 0;
}

static bool changes_nothing(const struct thread *thread)
{
	return thread->pending == &op_cond_awake || thread->pending == &op_pthread_cond_wait ||
	       (thread->pending == &op_access && !(thread->arguments[1] >> 31 & 1));
}

static bool is_late(const struct enabled *enabled, int sleeper)
{
	FOR_EACH_THREAD(thread, enabled->threads) {
		if (thread != sleeper && threads[thread].pending != &op_access &&
			(enabled->choices[thread] & ~BIT(CHOICE_SPURIOUS)))
			return false;
	}
	return true;
}

/* What the step that comes now means for the path. */
static void note(const struct enabled *enabled, int thread, unsigned choice)
{
	if (naive_counts && naive_counts(threads[thread].pending))
		path.order = path.order * 31 + (uint64_t)thread + 1;
	if (choice == CHOICE_SPURIOUS) {
		path.late |= is_late(enabled, thread);
		path.sleepers[thread].idle = true;
		path.sleepers[thread].done = path.done;
		path.sleepers[thread].stack = stack_of(thread);
	} else if (!path.sleepers[thread].idle || !changes_nothing(&threads[thread])) {
		path.sleepers[thread].idle = false;
		path.done++;
	}
}

static void end(void)
{
	uint64_t slot = path.order * UINT64_C(0x9E3779B97F4A7C15) >> 48;
	int count = ending_count, ending = findings_add_ending();

	if (ending == ENDING_NOT_KEPT)
		explorer_fail("naive: too many endings");
	if (ending == count)
		result->uncertain[ending] = true;
	result->uncertain[ending] &= path.late;
	result->too_many = ++result->executions == most;
	while (orders[slot] && orders[slot] != path.order)
		slot = (slot + 1) % ORDERS_MOST;
	result->orders += path.order && !orders[slot];
	orders[slot] = path.order;
}

static void step(const struct enabled *enabled, int thread, unsigned choice)
{
	note(enabled, thread, choice);
	clocks_raced = false;
	clocks_event(&threads[thread], threads[thread].pending);
	machine_step(thread, choice);
	clocks_born(thread);
	result->race |= clocks_raced && !path.late;
	result->uncertain_race |= clocks_raced && path.late;
}

static void visit(void)
{
	struct enabled enabled;
	bool present = true;
	size_t here;

	machine_look(&enabled);
	if (world.end) {
		end();
		return;
	}
	here = save();
	FOR_EACH_THREAD(thread, enabled.threads) {
		for (uint32_t ways = enabled.choices[thread]; ways; ways &= ways - 1) {
			unsigned choice = (unsigned)__builtin_ctz(ways);

			if (!present)
				restore(here);
			present = true;
			if (is_lull(thread, choice))
				continue;
			step(&enabled, thread, choice);
			visit();
			present = false;
			if (result->too_many)
				return;
		}
	}
	used = here;
}

void naive_run(struct naive *naive, uint64_t executions_most)
{
	*naive = (struct naive){0};
	result = naive;
	most = executions_most;
	memset(&path, 0, sizeof path);
	path.done = 1;
	memset(orders, 0, naive_counts ? sizeof orders : 0);
	used = 0;
	points_set(POINTS_ALL);
	order_weaken(false);
	clocks_start();
	machine_start();
	visit();
}
