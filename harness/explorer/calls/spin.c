/* Spin locks. A thread that would spin waits instead, since spinning changes nothing. */
#include "calls/initialise.h"
#include "world/bounds.h"
#include "world/end.h"
#include "world/held.h"
#include "world/order.h"

#include <errno.h>

/* A spin lock is one word: a mark that says it is initialised, and the owner. */
enum { MARK = 0x53500000, OWNER = 0xffff, DESTROYED = 0x64656164 };

static uint32_t *of(const struct thread *thread)
{
	return (uint32_t *)thread->arguments[0];
}

static bool sane(const struct thread *thread)
{
	return (*of(thread) & ~(uint32_t)OWNER) == MARK;
}

static uint32_t owner(const struct thread *thread)
{
	return *of(thread) & OWNER;
}

static bool is_bad(const struct thread *thread)
{
	if (!bounds_may_use(thread->arguments[0], sizeof(uint32_t)))
		return true;
	if (*of(thread) == DESTROYED)
		world_end(END_MISUSED, 0, thread->arguments[0],
			"uses a spin lock that was destroyed");
	else if (!sane(thread))
		world_end(END_MISUSED, 0, thread->arguments[0],
			"uses a spin lock that was never initialised");
	return world.end;
}

static uint64_t init_run(struct thread *thread, unsigned choice)
{
	(void)choice;
	if (!initialise(thread, sizeof(uint32_t),
		    "initialises a spin lock that another thread is about to use"))
		return 0;
	if (sane(thread) && initialise_is_holder((int)owner(thread) - 1))
		world_end(END_MISUSED, 0, thread->arguments[0],
			"initialises a spin lock that is locked");
	*of(thread) = MARK;
	return 0;
}

OPERATION(pthread_spin_init) = {
	"pthread_spin_init", 2, always_enabled, init_run, .objects = BIT(0), .initialises = true};

static uint64_t destroy_run(struct thread *thread, unsigned choice)
{
	(void)choice;
	if (is_bad(thread))
		return 0;
	if (owner(thread))
		world_end(END_MISUSED, 0, thread->arguments[0],
			"destroys a spin lock that is locked");
	*of(thread) = DESTROYED;
	return 0;
}

OPERATION(pthread_spin_destroy) = {
	"pthread_spin_destroy", 1, always_enabled, destroy_run, .objects = BIT(0)};

static void take(struct thread *thread)
{
	*of(thread) = MARK | (uint32_t)(thread->carrier + 1);
	held_add(&threads[thread->carrier], thread->arguments[0]);
	order_acquire(thread, thread->arguments[0]);
}

static bool own(const struct thread *thread)
{
	return owner(thread) == (uint32_t)thread->carrier + 1;
}

static uint32_t lock_choices(const struct thread *thread)
{
	return !sane(thread) || !owner(thread) || own(thread) ? BIT(0) : 0;
}

static uint64_t lock_run(struct thread *thread, unsigned choice)
{
	(void)choice;
	if (is_bad(thread))
		return 0;
	if (own(thread))
		world_end(END_DEADLOCK, 0, thread->arguments[0],
			"locks a spin lock that it holds already");
	else
		take(thread);
	return 0;
}

static int holder(const struct thread *thread)
{
	return (int)owner(thread) - 1;
}

OPERATION(pthread_spin_lock) = {
	"pthread_spin_lock", 1, lock_choices, lock_run, holder, .objects = BIT(0)};

static uint64_t trylock_run(struct thread *thread, unsigned choice)
{
	(void)choice;
	if (is_bad(thread))
		return 0;
	if (owner(thread)) {
		order_saw_unordered();
		return EBUSY;
	}
	take(thread);
	return 0;
}

OPERATION(pthread_spin_trylock) = {
	"pthread_spin_trylock", 1, always_enabled, trylock_run, .objects = BIT(0)};

static uint64_t unlock_run(struct thread *thread, unsigned choice)
{
	(void)choice;
	if (is_bad(thread))
		return 0;
	if (!own(thread)) {
		world_end(END_MISUSED, 0, thread->arguments[0],
			"unlocks a spin lock that it does not hold");
		return 0;
	}
	held_remove(&threads[thread->carrier], thread->arguments[0]);
	order_release(thread, thread->arguments[0]);
	*of(thread) = MARK;
	return 0;
}

OPERATION(pthread_spin_unlock) = {
	"pthread_spin_unlock", 1, always_enabled, unlock_run, .objects = BIT(0)};
