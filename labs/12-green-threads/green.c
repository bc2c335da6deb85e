/* The scheduler of the green threads: see green.h. Never edited. */
#include <stdbool.h>
#include <stdlib.h>
#include <ucontext.h>

#include "green.h"
#include "lab.h"

enum { GREEN_MOST = 8, STACK_BYTES = 64 << 10 };

struct green {
	ucontext_t context; /* where it goes on */
	void (*function)(void *argument);
	void *argument;
	int value; /* what it yielded, and then the answer */
	bool ended;
	char stack[STACK_BYTES];
};

static struct green *waiting[GREEN_MOST]; /* that have not ended */
static int count;
static struct green *running;
static ucontext_t scheduler; /* where green_run() goes on */

static void begin(void)
{
	running->function(running->argument);
	running->ended = true;
}

void green_start(void (*function)(void *argument), void *argument)
{
	struct green *green = calloc(1, sizeof *green);

	if (!green || count == GREEN_MOST)
		abort();
	green->function = function;
	green->argument = argument;
	getcontext(&green->context);
	green->context.uc_stack.ss_sp = green->stack;
	green->context.uc_stack.ss_size = sizeof green->stack;
	green->context.uc_link = &scheduler;
	makecontext(&green->context, begin, 0);
	waiting[count++] = green;
}

int green_yield(int value)
{
	struct green *self = running;

	self->value = value;
	swapcontext(&self->context, &scheduler);
	return self->value;
}

void green_run(int (*answer)(int value))
{
	while (count > 0) {
		int next = (int)lab_choose((unsigned)count);

		running = waiting[next];
		swapcontext(&scheduler, &running->context);
		if (!running->ended) {
			running->value = answer(running->value);
			continue;
		}
		waiting[next] = waiting[--count];
		free(running);
	}
}
