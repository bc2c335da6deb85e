/*
 * pthread_once() and call_once(): one thread runs the function, the others wait until it is done.
 */
#include "world/bounds.h"
#include "world/end.h"
#include "world/order.h"

enum { NOT_YET, DONE = 2, RUNNING = 0x100 };

static int *of(const struct thread *thread)
{
	return (int *)thread->arguments[0];
}

static uint32_t enter_choices(const struct thread *thread)
{
	return *of(thread) < RUNNING ? BIT(0) : 0;
}

/* True if the caller has to run the function. */
static uint64_t enter_run(struct thread *thread, unsigned choice)
{
	(void)choice;
	if (!bounds_may_use(thread->arguments[0], sizeof(int)))
		return 0;
	order_acquire(thread, thread->arguments[0]);
	if (*of(thread) == DONE)
		return 0;
	if (*of(thread) != NOT_YET)
		world_end(END_MISUSED, 0, thread->arguments[0],
			"uses a pthread_once_t that was never initialised");
	*of(thread) = RUNNING + thread_number(thread);
	return 1;
}

static int holder(const struct thread *thread)
{
	return *of(thread) - RUNNING;
}

OPERATION(once_enter) = {"pthread_once", 1, enter_choices, enter_run, holder};

static uint64_t leave_run(struct thread *thread, unsigned choice)
{
	(void)choice;
	order_release(thread, thread->arguments[0]);
	*of(thread) = DONE;
	return 0;
}

OPERATION(once_leave) = {"leaves pthread_once", 1, always_enabled, leave_run};
