/* Unnamed semaphores, for the threads of one process. */
#include "calls/initialise.h"
#include "calls/keys.h"
#include "world/access.h"
#include "world/bounds.h"
#include "world/end.h"
#include "world/order.h"
#include "world/pc.h"

#include <errno.h>
#include <limits.h>
#include <semaphore.h>

struct semaphore {
	uint32_t value;
	uint32_t mark;
};

enum { MARK = 0x53454d41, DESTROYED = 0x64656164 };

static struct semaphore *of(const struct thread *thread)
{
	return (struct semaphore *)thread->arguments[0];
}

static bool is_bad(const struct thread *thread)
{
	if (!bounds_may_use(thread->arguments[0], sizeof(struct semaphore)))
		return true;
	if (of(thread)->mark == DESTROYED)
		world_end(END_MISUSED, 0, thread->arguments[0],
			"uses a semaphore that was destroyed");
	else if (of(thread)->mark != MARK)
		world_end(END_MISUSED, 0, thread->arguments[0],
			"uses a semaphore that was never initialised");
	return world.end;
}

static bool has_waiters(uint64_t semaphore);

static uint64_t init_run(struct thread *thread, unsigned choice)
{
	(void)choice;
	if (thread->arguments[2] > INT_MAX)
		return fails(thread, EINVAL);
	if (has_waiters(thread->arguments[0]))
		world_end(END_MISUSED, 0, thread->arguments[0],
			"initialises a semaphore that a thread waits for");
	else if (initialise(thread, sizeof(sem_t),
			 "initialises a semaphore that another thread is about to use"))
		*of(thread) = (struct semaphore){(uint32_t)thread->arguments[2], MARK};
	return 0;
}

OPERATION(sem_init) = {
	"sem_init", 3, always_enabled, init_run, .objects = BIT(0), .initialises = true};

static uint64_t destroy_run(struct thread *thread, unsigned choice)
{
	(void)choice;
	if (is_bad(thread))
		return 0;
	if (has_waiters(thread->arguments[0]))
		world_end(END_MISUSED, 0, thread->arguments[0],
			"destroys a semaphore that a thread waits for");
	*of(thread) = (struct semaphore){0, DESTROYED};
	return 0;
}

OPERATION(sem_destroy) = {"sem_destroy", 1, always_enabled, destroy_run, .objects = BIT(0)};

static uint32_t wait_choices(const struct thread *thread)
{
	return of(thread)->mark != MARK || of(thread)->value ? BIT(0) : 0;
}

static uint32_t timed_choices(const struct thread *thread)
{
	return wait_choices(thread) ? BIT(0) : BIT(CHOICE_TIMEOUT);
}

static uint64_t wait_run(struct thread *thread, unsigned choice)
{
	if (is_bad(thread))
		return 0;
	if (choice == CHOICE_TIMEOUT) {
		order_saw_unordered();
		return fails(thread, ETIMEDOUT);
	}
	of(thread)->value--;
	order_acquire(thread, thread->arguments[0]);
	return 0;
}

OPERATION(sem_wait) = {"sem_wait", 1, wait_choices, wait_run, .objects = BIT(0)};
OPERATION(sem_timedwait) = {"sem_timedwait", 2, timed_choices, wait_run, .objects = BIT(0)};

static bool waits_for(const struct thread *thread, uint64_t semaphore)
{
	return (thread->pending == &op_sem_wait || thread->pending == &op_sem_timedwait) &&
	       thread->arguments[0] == semaphore && !of(thread)->value;
}

static bool has_waiters(uint64_t semaphore)
{
	FOR_EACH_THREAD(number, world.present)
		if (waits_for(&threads[number], semaphore))
			return true;
	return false;
}

static uint64_t trywait_run(struct thread *thread, unsigned choice)
{
	(void)choice;
	if (is_bad(thread))
		return 0;
	if (!of(thread)->value) {
		order_saw_unordered();
		return fails(thread, EAGAIN);
	}
	of(thread)->value--;
	order_acquire(thread, thread->arguments[0]);
	return 0;
}

OPERATION(sem_trywait) = {"sem_trywait", 1, always_enabled, trywait_run, .objects = BIT(0)};

static uint64_t post_run(struct thread *thread, unsigned choice)
{
	(void)choice;
	if (is_bad(thread))
		return 0;
	if (of(thread)->value == INT_MAX)
		return fails(thread, EOVERFLOW);
	order_release(thread, thread->arguments[0]);
	of(thread)->value++;
	return 0;
}

OPERATION(sem_post) = {"sem_post", 1, always_enabled, post_run, .objects = BIT(0)};

/*
 * A thread that reads the value is ordered behind the posts so far, but learns of the waits as
 * well.
 */
static uint64_t getvalue_run(struct thread *thread, unsigned choice)
{
	(void)choice;
	if (is_bad(thread))
		return 0;
	order_saw_unordered();
	order_acquire(thread, thread->arguments[0]);
	access_touch(thread, thread->arguments[1], sizeof(int), TOUCH_WRITE, pc_of(thread));
	if (!world.end)
		*(int *)thread->arguments[1] = (int)of(thread)->value;
	return 0;
}

OPERATION(sem_getvalue) = {"sem_getvalue", 2, always_enabled, getvalue_run, .objects = BIT(0)};
