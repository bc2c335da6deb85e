#include "step/machine.h"

#include "arch/arch.h"
#include "base/fail.h"
#include "calls/callbacks.h"
#include "calls/threads.h"
#include "step/faults.h"
#include "world/access.h"
#include "world/blocks.h"
#include "world/end.h"
#include "world/family.h"
#include "world/memory.h"
#include "world/pc.h"
#include "world/points.h"
#include "world/state.h"

#include <string.h>

static int program_argc;
static char **program_argv;

void machine_init(int argc, char **argv)
{
	program_argc = argc;
	program_argv = argv;
	faults_init();
	memory_init();
	state_init();
	family_init();
	threads_init(&callback_bodies);
}

/* ---------------------------------------------------------------- one step */

/* Is the thread's trap a point where another thread may go first? */
static bool is_point(const struct thread *thread)
{
	const struct operation *operation = thread->pending;

	if (operation->initialises)
		return world.living > 1;
	if (operation->asks)
		return operation->choices(thread) != BIT(0);
	if (!operation->touches)
		return operation->choices != NULL;
	switch (points_are()) {
	case POINTS_NONE:
		/*
		 * The hooks' buffer is full. A point here gives other threads a chance, and a loop
		 * a state.
		 */
		return operation == &op_access;
	case POINTS_LISTED:
		return points_is_listed(pc_of(thread));
	case POINTS_ALL:
		return true;
	}
	return true;
}

/* Returns how many accesses the hooks noted before the trap. */
static unsigned take_trap(struct thread *thread)
{
	const struct operation *operation =
		fiber_trap.operation ? fiber_trap.operation : &op_access;

	/* Where the fiber was before, it may have left bytes in a frame that it has returned from.
	 */
	if (thread->sp < access_hooks.deepest_sp)
		access_hooks.deepest_sp = thread->sp;
	thread->sp = fiber_trap.sp;
	thread->pending = operation;
	for (int i = 0; i < 6; i++)
		thread->arguments[i] = i < operation->arguments ? fiber_trap.arguments[i] : 0;
	thread->result = 0;
	return access_absorb(thread);
}

/* Performs the pending operation. True if the thread runs on. */
static bool operate(struct thread *thread, unsigned choice)
{
	const struct operation *operation = thread->pending;

	thread->interrupted = choice == CHOICE_SPURIOUS;
	thread->result = operation->run(thread, choice);
	return !world.end && thread->pending == operation && thread->state == THREAD_LIVES;
}

/* What machine_step() returns. Static, so that it survives a jump out of an operation. */
static unsigned fine_steps;

static void go_on(struct thread *thread, unsigned choice)
{
	while (operate(thread, choice)) {
		faults_enter_fiber();
		fiber_run(thread->sp, thread->result, operation_second_result);
		operation_second_result = 0;
		if (!faults_leave_fiber()) {
			fine_steps += access_noted();
			faults_end_world(thread);
			return;
		}
		fine_steps += take_trap(thread);
		memory_wipe_below(thread);
		if (world.end || is_point(thread))
			return;
		fine_steps += thread->pending->touches;
		choice = 0;
	}
}

static void check_all_ended(void)
{
	if (!world.living)
		world_end(END_EXITED, 0, 0, NULL);
}

unsigned machine_step(int number, unsigned choice)
{
	struct thread *thread = &threads[number];
	int signal;

	fine_steps = 1;
	access_forget_races();
	world_running = thread;
	signal = sigsetjmp(faults_bad_pointer, 0);
	if (signal == 0)
		go_on(thread, choice);
	else
		world_end(
			END_CRASHED, signal, faults_address(), "a bad pointer was given to a call");
	world_running = NULL;
	if (!world.end && thread->state != THREAD_LIVES)
		check_all_ended();
	return fine_steps;
}

void machine_start(void)
{
	char **argv, *strings;
	size_t size = ((size_t)program_argc + 1) * sizeof *argv;

	state_reset();
	for (int i = 0; i < program_argc; i++)
		size += strlen(program_argv[i]) + 1;
	threads_begin_main();
	argv = blocks_get_zeroed(&threads[0], size);
	if (!argv)
		explorer_fail("the program's arguments are too long");
	strings = (char *)(argv + program_argc + 1);
	for (int i = 0; i < program_argc; i++) {
		argv[i] = strings;
		strings = stpcpy(strings, program_argv[i]) + 1;
	}
	argv[program_argc] = NULL;
	threads_main_arguments(program_argc, argv);
}

/* A thread with a bad pointer does not wait: the operation crashes. */
static uint32_t choices_of(struct thread *thread)
{
	uint32_t choices = BIT(0);

	if (!thread->pending->choices || thread->pending->choices == always_enabled)
		return choices;
	world_running = thread;
	if (sigsetjmp(faults_bad_pointer, 0) == 0)
		choices = thread->pending->choices(thread);
	world_running = NULL;
	return choices;
}

int machine_holder(struct thread *thread)
{
	int holder = -1;

	if (!thread->pending->holder)
		return holder;
	world_running = thread;
	if (sigsetjmp(faults_bad_pointer, 0) == 0)
		holder = thread->pending->holder(thread);
	world_running = NULL;
	return holder;
}

void machine_look(struct enabled *enabled)
{
	bool stuck = true;

	enabled->threads = (struct thread_set){{0}};
	if (world.end)
		return;
	FOR_EACH_THREAD(number, world.present) {
		struct thread *thread = &threads[number];
		uint32_t choices;

		if (thread->state != THREAD_LIVES)
			continue;
		choices = choices_of(thread);
		enabled->choices[number] = choices;
		if (choices)
			thread_set_add(&enabled->threads, number);
		/* Nobody may rely on a spurious wake-up. */
		if (choices & ~BIT(CHOICE_SPURIOUS))
			stuck = false;
	}
	if (stuck) {
		world_end(END_DEADLOCK, 0, 0, NULL);
		enabled->threads = (struct thread_set){{0}};
	}
}
