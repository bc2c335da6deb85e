#include "calls/initialise.h"
#include "calls/mutex.h"

#include "world/bounds.h"
#include "world/end.h"
#include "world/held.h"
#include "world/order.h"

#include <errno.h>
#include <pthread.h>
#include <string.h>
#include <threads.h>

/* glibc's layout: a static initialiser sets `kind` and zeroes the rest. */
struct mutex {
	int owner; /* thread number + 1 */
	unsigned times;
	unsigned unused[2];
	int kind;
};

enum { NORMAL, RECURSIVE, CHECKING, ADAPTIVE, KINDS, DESTROYED = -1 };

static struct mutex *of(uint64_t address)
{
	return (struct mutex *)address;
}

static int result(const struct thread *thread, int error)
{
	if (!thread->pending->c11)
		return error;
	switch (error) {
	case 0:
		return thrd_success;
	case EBUSY:
		return thrd_busy;
	case ETIMEDOUT:
		return thrd_timedout;
	default:
		return thrd_error;
	}
}

bool mutex_is_bad(uint64_t address)
{
	const struct mutex *mutex = of(address);

	if (!bounds_may_use(address, sizeof *mutex))
		return true;
	if (mutex->kind == DESTROYED)
		world_end(END_MISUSED, 0, address, "uses a mutex that was destroyed");
	else if (mutex->kind < 0 || mutex->kind >= KINDS || mutex->owner < 0 ||
		 mutex->owner > THREADS_MOST)
		world_end(END_MISUSED, 0, address, "uses a mutex that was never initialised");
	return world.end;
}

bool mutex_is_free(uint64_t address)
{
	return of(address)->owner == 0;
}

int mutex_owner(uint64_t address)
{
	return of(address)->owner - 1;
}

bool mutex_is_held_by(uint64_t address, const struct thread *thread)
{
	int owner = of(address)->owner;

	return owner && threads[owner - 1].carrier == thread->carrier;
}

void mutex_take(struct thread *thread, uint64_t address)
{
	if (of(address)->times++)
		return;
	of(address)->owner = thread_number(thread) + 1;
	held_add(thread, address);
	order_acquire(thread, address);
}

void mutex_give_up(struct thread *thread, uint64_t address)
{
	if (--of(address)->times)
		return;
	order_release(thread, address);
	/* Another context of the thread may have locked it. */
	held_remove(&threads[mutex_owner(address)], address);
	of(address)->owner = 0;
}

static bool sane(const struct mutex *mutex);

static uint64_t init(struct thread *thread, int kind)
{
	struct mutex *mutex = of(thread->arguments[0]);

	if (!initialise(thread, sizeof(pthread_mutex_t),
		    "initialises a mutex that another thread is about to use"))
		return 0;
	if (sane(mutex) && initialise_is_holder(mutex->owner - 1))
		world_end(
			END_MISUSED, 0, thread->arguments[0], "initialises a mutex that is locked");
	*mutex = (struct mutex){.kind = kind};
	return 0;
}

static uint64_t pthread_mutex_init_run(struct thread *thread, unsigned choice)
{
	const pthread_mutexattr_t *attributes = (const void *)thread->arguments[1];
	int kind = NORMAL;

	(void)choice;
	if (attributes)
		pthread_mutexattr_gettype(attributes, &kind);
	return init(thread, kind);
}

static uint64_t mtx_init_run(struct thread *thread, unsigned choice)
{
	(void)choice;
	init(thread, thread->arguments[1] & mtx_recursive ? RECURSIVE : NORMAL);
	return thrd_success;
}

OPERATION(pthread_mutex_init) = {"pthread_mutex_init", 2, always_enabled, pthread_mutex_init_run,
	.objects = BIT(0), .initialises = true};
OPERATION(mtx_init) = {
	"mtx_init", 2, always_enabled, mtx_init_run, .objects = BIT(0), .initialises = true};

/* A mutex is in use while a thread holds it. */
static uint64_t destroy_run(struct thread *thread, unsigned choice)
{
	uint64_t address = thread->arguments[0];

	(void)choice;
	if (mutex_is_bad(address))
		return 0;
	if (!mutex_is_free(address))
		world_end(END_MISUSED, 0, address, "destroys a mutex that is locked");
	of(address)->kind = DESTROYED;
	return 0;
}

OPERATION(pthread_mutex_destroy) = {
	"pthread_mutex_destroy", 1, always_enabled, destroy_run, .objects = BIT(0)};
OPERATION(mtx_destroy) = {"mtx_destroy", 1, always_enabled, destroy_run, .objects = BIT(0)};

/* ---------------------------------------------------------------- lock */

static bool sane(const struct mutex *mutex)
{
	return mutex->kind >= 0 && mutex->kind < KINDS && mutex->owner >= 0 &&
	       mutex->owner <= THREADS_MOST;
}

/* A thread does not wait for a mutex that is its own or is no mutex. */
static uint32_t lock_choices(const struct thread *thread)
{
	const struct mutex *mutex = of(thread->arguments[0]);

	return !sane(mutex) || mutex->owner == 0 || mutex_is_held_by(thread->arguments[0], thread)
		       ? BIT(0)
		       : 0;
}

static uint64_t lock_again(struct thread *thread, struct mutex *mutex)
{
	if (mutex->kind == RECURSIVE) {
		mutex_take(thread, thread->arguments[0]);
		return (uint64_t)result(thread, 0);
	}
	if (mutex->kind == CHECKING)
		return (uint64_t)result(thread, EDEADLK);
	world_end(END_DEADLOCK, 0, thread->arguments[0],
		mutex->owner == thread_number(thread) + 1
			? "locks a mutex that it holds already"
			: "locks a mutex that another context of its thread holds");
	return 0;
}

static uint64_t lock_run(struct thread *thread, unsigned choice)
{
	struct mutex *mutex = of(thread->arguments[0]);

	if (mutex_is_bad(thread->arguments[0]))
		return 0;
	if (choice == CHOICE_TIMEOUT) {
		order_saw_unordered();
		return (uint64_t)result(thread, ETIMEDOUT);
	}
	if (mutex->owner)
		return lock_again(thread, mutex);
	mutex_take(thread, thread->arguments[0]);
	return (uint64_t)result(thread, 0);
}

static int lock_holder(const struct thread *thread)
{
	return sane(of(thread->arguments[0])) ? mutex_owner(thread->arguments[0]) : -1;
}

OPERATION(pthread_mutex_lock) = {
	"pthread_mutex_lock", 1, lock_choices, lock_run, lock_holder, .objects = BIT(0)};
OPERATION(mtx_lock) = {
	"mtx_lock", 1, lock_choices, lock_run, lock_holder, .c11 = true, .objects = BIT(0)};

static uint32_t timed_choices(const struct thread *thread)
{
	const struct mutex *mutex = of(thread->arguments[0]);
	bool own = sane(mutex) && mutex_is_held_by(thread->arguments[0], thread) &&
		   mutex->kind != RECURSIVE && mutex->kind != CHECKING;

	return lock_choices(thread) && !own ? BIT(0) : BIT(CHOICE_TIMEOUT);
}

OPERATION(pthread_mutex_timedlock) = {
	"pthread_mutex_timedlock", 2, timed_choices, lock_run, lock_holder, .objects = BIT(0)};
OPERATION(mtx_timedlock) = {
	"mtx_timedlock", 2, timed_choices, lock_run, lock_holder, .c11 = true, .objects = BIT(0)};

static uint64_t trylock_run(struct thread *thread, unsigned choice)
{
	struct mutex *mutex = of(thread->arguments[0]);

	(void)choice;
	if (mutex_is_bad(thread->arguments[0]))
		return 0;
	if (mutex->owner &&
		!(mutex_is_held_by(thread->arguments[0], thread) && mutex->kind == RECURSIVE)) {
		order_saw_unordered();
		return (uint64_t)result(thread, EBUSY);
	}
	mutex_take(thread, thread->arguments[0]);
	return (uint64_t)result(thread, 0);
}

OPERATION(pthread_mutex_trylock) = {
	"pthread_mutex_trylock", 1, always_enabled, trylock_run, .objects = BIT(0)};
OPERATION(mtx_trylock) = {
	"mtx_trylock", 1, always_enabled, trylock_run, .c11 = true, .objects = BIT(0)};

static uint64_t unlock_run(struct thread *thread, unsigned choice)
{
	uint64_t address = thread->arguments[0];
	struct mutex *mutex = of(address);

	(void)choice;
	if (mutex_is_bad(address))
		return 0;
	if (!mutex_is_held_by(address, thread)) {
		if (mutex->kind == CHECKING)
			return (uint64_t)result(thread, EPERM);
		world_end(END_MISUSED, 0, address,
			mutex->owner ? "unlocks a mutex that another thread holds"
				     : "unlocks a mutex that is not locked");
	} else {
		mutex_give_up(thread, address);
	}
	return (uint64_t)result(thread, 0);
}

OPERATION(pthread_mutex_unlock) = {
	"pthread_mutex_unlock", 1, always_enabled, unlock_run, .objects = BIT(0)};
OPERATION(mtx_unlock) = {
	"mtx_unlock", 1, always_enabled, unlock_run, .c11 = true, .objects = BIT(0)};
