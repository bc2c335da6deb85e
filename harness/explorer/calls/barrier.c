/* Barriers: arriving is one operation, leaving another. */
#include "calls/initialise.h"
#include "world/bounds.h"
#include "world/end.h"
#include "world/order.h"

#include <errno.h>
#include <pthread.h>

struct barrier {
	uint32_t mark;
	uint32_t count;
	uint32_t arrived;
};

enum { MARK = 0x42415252, DESTROYED = 0x64656164 };

extern const struct operation op_barrier_waits, op_barrier_leaves;

static struct barrier *of(const struct thread *thread)
{
	return (struct barrier *)thread->arguments[0];
}

static bool is_bad(const struct thread *thread)
{
	if (!bounds_may_use(thread->arguments[0], sizeof(struct barrier)))
		return true;
	if (of(thread)->mark == DESTROYED)
		world_end(
			END_MISUSED, 0, thread->arguments[0], "uses a barrier that was destroyed");
	else if (of(thread)->mark != MARK)
		world_end(END_MISUSED, 0, thread->arguments[0],
			"uses a barrier that was never initialised");
	return world.end;
}

static uint64_t init_run(struct thread *thread, unsigned choice)
{
	(void)choice;
	if ((uint32_t)thread->arguments[2] == 0)
		return EINVAL;
	if (!initialise(thread, sizeof(pthread_barrier_t),
		    "initialises a barrier that another thread waits at or is about to"))
		return 0;
	*of(thread) = (struct barrier){.mark = MARK, .count = (uint32_t)thread->arguments[2]};
	return 0;
}

OPERATION(pthread_barrier_init) = {"pthread_barrier_init", 3, always_enabled, init_run,
	.objects = BIT(0), .initialises = true};

static uint64_t destroy_run(struct thread *thread, unsigned choice)
{
	(void)choice;
	if (is_bad(thread))
		return 0;
	if (of(thread)->arrived)
		world_end(END_MISUSED, 0, thread->arguments[0],
			"destroys a barrier that a thread waits at");
	*of(thread) = (struct barrier){.mark = DESTROYED};
	return 0;
}

OPERATION(pthread_barrier_destroy) = {
	"pthread_barrier_destroy", 1, always_enabled, destroy_run, .objects = BIT(0)};

static void let_all_go(const struct thread *last)
{
	FOR_EACH_THREAD(number, world.present) {
		struct thread *thread = &threads[number];

		if (thread->pending == &op_barrier_waits &&
			thread->arguments[0] == last->arguments[0])
			thread_becomes(thread, &op_barrier_leaves);
	}
	of(last)->arrived = 0;
}

static uint64_t wait_run(struct thread *thread, unsigned choice)
{
	(void)choice;
	if (is_bad(thread))
		return 0;
	order_release(thread, thread->arguments[0]);
	if (++of(thread)->arrived < of(thread)->count) {
		thread_becomes(thread, &op_barrier_waits);
		return 0;
	}
	let_all_go(thread);
	order_acquire(thread, thread->arguments[0]);
	return (uint64_t)(int64_t)PTHREAD_BARRIER_SERIAL_THREAD;
}

OPERATION(pthread_barrier_wait) = {
	"pthread_barrier_wait", 1, always_enabled, wait_run, .objects = BIT(0)};

static uint32_t never(const struct thread *thread)
{
	(void)thread;
	return 0;
}

static uint64_t leave_run(struct thread *thread, unsigned choice)
{
	(void)choice;
	order_acquire(thread, thread->arguments[0]);
	return 0;
}

OPERATION(barrier_waits) = {"at the barrier", 1, never, leave_run, .objects = BIT(0)};
OPERATION(barrier_leaves) = {"leaves the barrier", 1, always_enabled, leave_run};
