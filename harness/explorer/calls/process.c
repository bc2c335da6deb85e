/* The calls that end the whole program, and lab_choose(). */
#include "world/end.h"

static uint64_t exit_run(struct thread *thread, unsigned choice)
{
	(void)choice;
	world_end(END_EXITED, (int)thread->arguments[0] & 255, 0, NULL);
	return 0;
}

OPERATION(exit) = {"exit", 1, always_enabled, exit_run};
OPERATION(_exit) = {"_exit", 1, always_enabled, exit_run};
OPERATION(main_return) = {"main returns", 1, always_enabled, exit_run};

static uint64_t abort_run(struct thread *thread, unsigned choice)
{
	(void)thread;
	(void)choice;
	world_end(END_ABORTED, 0, 0, NULL);
	return 0;
}

OPERATION(abort) = {"abort", 0, always_enabled, abort_run};

/* The address is that of the expression's text, a constant of the program. */
static uint64_t assert_run(struct thread *thread, unsigned choice)
{
	(void)choice;
	world_end(END_ASSERTED, (int)thread->arguments[2], thread->arguments[0],
		(const char *)thread->arguments[0]);
	return 0;
}

OPERATION(__assert_fail) = {"assert", 4, NULL, assert_run};

/* One way to go on for each number, so that all of them are tried. */
static uint32_t choose_choices(const struct thread *thread)
{
	uint32_t count = (uint32_t)thread->arguments[0];

	return count > 1 && count < CHOICE_TIMEOUT ? BIT(count) - 1 : BIT(0);
}

static uint64_t choose_run(struct thread *thread, unsigned choice)
{
	if (thread->arguments[0] >= CHOICE_TIMEOUT)
		world_end(END_UNMODELLED, 0, 0, "lab_choose() among 30 or more");
	return choice;
}

OPERATION(lab_choose) = {"lab_choose", 1, choose_choices, choose_run};
