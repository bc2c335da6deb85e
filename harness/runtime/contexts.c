/*
 * Contexts: with makecontext(), swapcontext() and setcontext() a program keeps several stacks and
 * switches between them by itself: green threads, coroutines, fibers. The kernel sees one thread.
 * To the harness each context is a thread, with a number and an entry in the page: its ticks
 * count as its own, and a deadlock can be explained.
 *
 * The detectors must learn of every switch. ThreadSanitizer keeps a call stack for each thread,
 * and a return on one stack from a call made on another corrupts it. A switch orders memory in
 * its eyes (flags 0), as it does for the processor: all that was done before the switch happens
 * before all that comes after. Valgrind learns where the stacks are.
 *
 * getcontext() is not wrapped: it may return twice, and a wrapper could not. So resuming a place
 * that only getcontext() filled in counts as staying in the running context.
 */
#include "contexts.h"

#include "disturb.h"
#include "runtime.h"
#include "start.h"
#include "target.h"

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
 * The most arguments of a context's function, passed on as longs. That works where an int, a long
 * and a pointer each take one register or stack slot, as on x86-64 and arm64.
 */
enum { ARGUMENTS = 7 };

struct context {
	struct context *next;
	const ucontext_t *place; /* where makecontext() or the last switch saved it */
	void (*function)(void); /* NULL: the context that a thread began with */
	long arguments[ARGUMENTS];
	const ucontext_t *after; /* uc_link */
	void *fiber; /* ThreadSanitizer's */
	unsigned stack; /* Valgrind's */
	int index; /* in the page */
	bool runs, ended;
};

static struct context *contexts; /* all of them; caller holds `guard` */
static atomic_flag guard = ATOMIC_FLAG_INIT; /* a mutex would order the program's threads */
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

/* `place` is about to be overwritten: frees the context parked there and all that have ended. */
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

/* To the page and the detectors, the calling thread is `next` from here on. */
static void become(struct context *next)
{
	current->runs = false;
	current = next;
	next->runs = true;
	lab_thread_begins(next->index);
	if (__tsan_switch_to_fiber)
		__tsan_switch_to_fiber(next->fiber, 0);
}

/* The first frame of a context. When it returns, the C library resumes uc_link. */
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

	CHECK_TARGET(function);
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
