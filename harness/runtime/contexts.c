/*
 * Contexts: makecontext(), swapcontext() and setcontext(), with which a program has several
 * stacks and switches between them by itself: green threads, coroutines, fibers. The kernel sees
 * one thread. To the harness each context is a thread of its own, with a number and an entry in
 * the page, so that its ticks count as its own and a deadlock can be told.
 *
 * A detector must be told of every switch. ThreadSanitizer keeps the calls of a thread on a stack
 * of its own, and a return on one stack from a call made on another leads it astray. In its eyes a
 * switch is an order (flags 0), as it is for the processor: what was done before it happens
 * before all that comes after. Valgrind is told where the stacks are.
 *
 * getcontext() is left as it is: it may return twice, and nothing that wraps it could. So whoever
 * goes on at a place that only getcontext() filled in is taken for the context that was running.
 */
#include "contexts.h"

#include "disturb.h"
#include "runtime.h"
#include "start.h"

#include <sched.h>
#include <stdarg.h>
#include <stdlib.h>
#include <ucontext.h>
#include <valgrind/helgrind.h>

void *__tsan_get_current_fiber(void) __attribute__((weak));
void *__tsan_create_fiber(unsigned flags) __attribute__((weak));
void __tsan_destroy_fiber(void *fiber) __attribute__((weak));
void __tsan_switch_to_fiber(void *fiber, unsigned flags) __attribute__((weak));

/*
 * As many as are passed on, each in a whole register or slot: x86-64 and arm64 pass int, long
 * and pointer alike in one. Another machine needs another begin().
 */
enum { ARGUMENTS = 7 };

struct context {
	struct context *next;
	const ucontext_t *place; /* where it was put when it was made or switched from */
	void (*function)(void); /* NULL: the context that a thread began with */
	long arguments[ARGUMENTS];
	const ucontext_t *after; /* uc_link */
	void *fiber; /* ThreadSanitizer's */
	unsigned stack; /* Valgrind's */
	int index; /* in the page */
	bool runs, ended;
};

static struct context *contexts; /* all of them; caller holds `guard` */
static atomic_flag guard = ATOMIC_FLAG_INIT; /* not a mutex: that would be an order of ours */
static _Thread_local struct context *current; /* NULL: the thread never switched */

static void hold(void)
{
	while (atomic_flag_test_and_set_explicit(&guard, memory_order_acquire))
		sched_yield();
}

static void let_go(void)
{
	atomic_flag_clear_explicit(&guard, memory_order_release);
}

bool lab_has_contexts(void)
{
	return current != NULL;
}

static struct context *add(const ucontext_t *place, int index)
{
	struct context *one = calloc(1, sizeof *one);

	if (!one)
		abort();
	VALGRIND_HG_DISABLE_CHECKING(one, sizeof *one);
	VALGRIND_HG_DISABLE_CHECKING(&contexts, sizeof contexts);
	VALGRIND_HG_DISABLE_CHECKING(&guard, sizeof guard);
	one->place = place;
	one->index = index;
	hold();
	one->next = contexts;
	contexts = one;
	let_go();
	return one;
}

static struct context *current_context(void)
{
	if (!current) {
		current = add(NULL, lab_self());
		current->runs = true;
		if (__tsan_get_current_fiber)
			current->fiber = __tsan_get_current_fiber();
	}
	return current;
}

static struct context *find(const ucontext_t *place)
{
	struct context *one;

	hold();
	for (one = contexts; one && one->place != place; one = one->next)
		;
	let_go();
	return one;
}

static void forget(struct context *one)
{
	if (__tsan_destroy_fiber)
		__tsan_destroy_fiber(one->fiber);
	VALGRIND_STACK_DEREGISTER(one->stack);
	lab_note_other(one->index, PAGE_ENDED);
	free(one);
}

/* Something else is put at `place`: what was parked there is gone, and so is all that has ended. */
static void clear(const ucontext_t *place)
{
	struct context *gone = NULL, **link = &contexts;

	hold();
	while (*link) {
		struct context *one = *link;

		if (one->ended || (one->function && one->place == place && !one->runs)) {
			*link = one->next;
			one->next = gone;
			gone = one;
			continue;
		}
		if (one->place == place)
			one->place = NULL;
		link = &one->next;
	}
	let_go();
	while (gone) {
		struct context *one = gone;

		gone = one->next;
		forget(one);
	}
}

/* From here on the thread is `next`, as far as page and detectors know. */
static void become(struct context *next)
{
	current->runs = false;
	current = next;
	next->runs = true;
	lab_thread_begins(next->index);
	if (__tsan_switch_to_fiber)
		__tsan_switch_to_fiber(next->fiber, 0);
}

/* The first frame of a context. When it returns, the C library goes on with uc_link. */
static void begin(void)
{
	struct context *self = current, *next;
	const long *with = self->arguments;

	((void (*)(long, long, long, long, long, long, long))self->function)(
		with[0], with[1], with[2], with[3], with[4], with[5], with[6]);
	if (!self->after)
		lab_exit(0);
	lab_thread_ends();
	next = find(self->after);
	if (next)
		become(next);
	self->ended = true;
}

void lab_makecontext(ucontext_t *context, void (*function)(void), int count, ...);
void lab_makecontext(ucontext_t *context, void (*function)(void), int count, ...)
{
	char *stack = context->uc_stack.ss_sp;
	struct context *made;
	va_list arguments;

	clear(context);
	made = add(context, lab_new_thread());
	made->function = function;
	made->after = context->uc_link;
	va_start(arguments, count);
	for (int i = 0; i < count && i < ARGUMENTS; i++)
		made->arguments[i] = va_arg(arguments, long);
	va_end(arguments);
	if (__tsan_create_fiber)
		made->fiber = __tsan_create_fiber(0);
	made->stack = VALGRIND_STACK_REGISTER(stack, stack + context->uc_stack.ss_size);
	lab_note_other(made->index, PAGE_PARKED);
	makecontext(context, begin, 0);
}

int lab_swapcontext(ucontext_t *from, const ucontext_t *to);
int lab_swapcontext(ucontext_t *from, const ucontext_t *to)
{
	struct context *self = current_context(), *next = find(to);

	lab_disturb();
	clear(from);
	self->place = from;
	if (next && next != self) {
		lab_parks();
		become(next);
	}
	return swapcontext(from, to);
}

int lab_setcontext(const ucontext_t *to);
int lab_setcontext(const ucontext_t *to)
{
	struct context *self = current_context(), *next = find(to);

	if (next && next != self) {
		lab_parks();
		become(next);
	}
	return setcontext(to);
}
