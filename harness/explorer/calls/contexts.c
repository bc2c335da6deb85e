/*
 * Contexts: several stacks in one thread, and switches between them. Here a context is a thread
 * like any other, a fiber with a stack of ours (the one that the program provides stays unused). It
 * is parked until another context switches to it and is parked instead, so only one context of each
 * kernel thread can ever go on. A switch orders the two.
 *
 * Mutexes and _Thread_local variables belong to the kernel's thread, the carrier: see world.h.
 *
 * A ucontext_t holds the number of the context that was stored there, and a mark. A program cannot
 * switch to one that only getcontext() filled in: one call would return twice.
 */
#include "calls/threads.h"
#include "world/access.h"
#include "world/bounds.h"
#include "world/end.h"
#include "world/order.h"
#include "world/pc.h"

#include <ucontext.h>

#define MARK UINT64_C(0x636f6e7400000000)

enum { REGISTERS = 3 }; /* arguments of makecontext() that are passed in registers */

static bool is_bad(uint64_t place)
{
	return !bounds_may_use(place, sizeof(ucontext_t));
}

static void put(struct thread *thread, uint64_t place, const struct thread *context)
{
	access_touch(thread, place, sizeof(ucontext_t), TOUCH_WRITE, pc_of(thread));
	if (!world.end)
		*(uint64_t *)place = MARK | (uint64_t)thread_number(context);
}

static uint32_t parked_choices(const struct thread *thread)
{
	return thread->parked ? 0 : BIT(0);
}

static uint64_t go_on_run(struct thread *thread, unsigned choice)
{
	(void)thread;
	(void)choice;
	return 0;
}

/* The operations in which a context waits for its turn: at its start, and in a switch away. */
OPERATION(context_start) = {"start", 1, parked_choices, go_on_run, .frame = FRAME_START};
OPERATION(context_parked) = {"parked", 1, parked_choices, go_on_run};

/* The context stored at `place`; NULL if there is none that can go on. */
static struct thread *context_at(uint64_t place)
{
	uint64_t number = *(const uint64_t *)place ^ MARK;
	struct thread *context = number < THREADS_MOST ? &threads[number] : NULL;

	return context && context->parked && context->arguments[0] == place ? context : NULL;
}

static uint64_t getcontext_run(struct thread *thread, unsigned choice)
{
	(void)choice;
	if (!is_bad(thread->arguments[0]))
		put(thread, thread->arguments[0], thread);
	return 0;
}

OPERATION(getcontext) = {"getcontext", 1, NULL, getcontext_run, .touches = true};

static uint64_t makecontext_run(struct thread *thread, unsigned choice)
{
	const uint64_t *arguments = thread->arguments;
	struct thread *made;

	(void)choice;
	if (is_bad(arguments[0]))
		return 0;
	if (arguments[2] > REGISTERS) {
		world_end(END_UNMODELLED, 0, 0, "makecontext() with more than three arguments");
		return 0;
	}
	made = threads_make_context(thread, &op_context_start, arguments[1], &arguments[3],
		(uint64_t)((const ucontext_t *)arguments[0])->uc_link);
	if (!made)
		return 0;
	made->arguments[0] = arguments[0];
	made->parked = true;
	put(thread, arguments[0], made);
	return 0;
}

OPERATION(makecontext) = {
	"makecontext", 6, always_enabled, makecontext_run, .frame = FRAME_VARIADIC};

/* Parks the thread, and lets the context at `to` go on. */
static void go_to(struct thread *thread, uint64_t to)
{
	struct thread *next = is_bad(to) ? NULL : context_at(to);

	if (world.end)
		return;
	if (!next) {
		world_end(END_UNMODELLED, 0, to,
			"a switch to a place where no context was put by makecontext() or "
			"swapcontext()");
		return;
	}
	order_release(thread, to);
	order_acquire(next, to);
	thread->parked = true;
	next->parked = false;
	next->carrier = thread->carrier;
}

static uint64_t swapcontext_run(struct thread *thread, unsigned choice)
{
	(void)choice;
	if (is_bad(thread->arguments[0]))
		return 0;
	put(thread, thread->arguments[0], thread);
	go_to(thread, thread->arguments[1]);
	thread_becomes(thread, &op_context_parked);
	return 0;
}

OPERATION(swapcontext) = {"swapcontext", 2, always_enabled, swapcontext_run};

static uint64_t setcontext_run(struct thread *thread, unsigned choice)
{
	(void)choice;
	go_to(thread, thread->arguments[0]);
	thread->arguments[0] = 0; /* nobody can switch back to it */
	thread_becomes(thread, &op_context_parked);
	return 0;
}

OPERATION(setcontext) = {"setcontext", 1, always_enabled, setcontext_run};

/* Called by callbacks.c when a context's function has returned. */
static uint64_t context_end_run(struct thread *thread, unsigned choice)
{
	(void)choice;
	go_to(thread, thread->arguments[0]);
	thread->parked = false;
	if (!world.end)
		threads_end(thread, THREAD_JOINED);
	return 0;
}

OPERATION(context_end) = {"end", 1, always_enabled, context_end_run};
