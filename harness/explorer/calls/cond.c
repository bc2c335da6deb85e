/*
 * Condition variables. A wait is two operations: releasing the mutex and falling asleep, then
 * waking up and taking the mutex back. A sleeper wakes for one of three reasons: a signal that
 * chose it, a time-out, or spuriously. Spurious wake-ups are why a program needs `while` and not
 * `if`. No program may rely on one, so they never save a program from being stuck.
 *
 * The object itself holds nothing: the threads' pending operations say who sleeps on it.
 */
#include "calls/initialise.h"
#include "calls/mutex.h"
#include "world/bounds.h"
#include "world/end.h"

#include <errno.h>
#include <pthread.h>
#include <string.h>
#include <threads.h>

enum { CONDITION, MUTEX, DEADLINE, OUTCOME }; /* a waiter's arguments */

extern const struct operation op_cond_asleep, op_cond_awake, op_cond_asleep_timed;

/* The first word of the object: zero, as a static initialiser leaves it, or this. */
enum { DESTROYED = 0x64656164 };

static bool is_bad(uint64_t condition)
{
	uint32_t word;

	if (!bounds_may_use(condition, sizeof word))
		return true;
	memcpy(&word, (const void *)condition, sizeof word);
	if (word == DESTROYED)
		world_end(
			END_MISUSED, 0, condition, "uses a condition variable that was destroyed");
	else if (word != 0)
		world_end(END_MISUSED, 0, condition,
			"uses a condition variable that was never initialised");
	return world.end;
}

static bool sleeps_on(const struct thread *thread, uint64_t condition)
{
	return thread->state == THREAD_LIVES &&
	       (thread->pending == &op_cond_asleep || thread->pending == &op_cond_asleep_timed) &&
	       thread->arguments[CONDITION] == condition;
}

static struct thread_set sleepers(uint64_t condition)
{
	struct thread_set found = {{0}};

	FOR_EACH_THREAD(number, world.present)
		if (sleeps_on(&threads[number], condition))
			thread_set_add(&found, number);
	return found;
}

static bool has_sleepers(uint64_t condition)
{
	struct thread_set found = sleepers(condition);

	return thread_set_count(&found) > 0;
}

static uint64_t init_run(struct thread *thread, unsigned choice)
{
	(void)choice;
	if (has_sleepers(thread->arguments[0]))
		world_end(END_MISUSED, 0, thread->arguments[0],
			"initialises a condition variable that a thread waits for");
	else if (initialise(thread, sizeof(pthread_cond_t),
			 "initialises a condition variable that another thread is about to use"))
		memset((void *)thread->arguments[0], 0, sizeof(pthread_cond_t));
	return 0;
}

OPERATION(pthread_cond_init) = {
	"pthread_cond_init", 2, always_enabled, init_run, .objects = BIT(0), .initialises = true};
OPERATION(cnd_init) = {
	"cnd_init", 1, always_enabled, init_run, .objects = BIT(0), .initialises = true};

static uint64_t destroy_run(struct thread *thread, unsigned choice)
{
	uint64_t condition = thread->arguments[0];
	uint32_t word = DESTROYED;

	(void)choice;
	if (is_bad(condition))
		return 0;
	if (has_sleepers(condition))
		world_end(END_MISUSED, 0, condition,
			"destroys a condition variable that a thread waits for");
	memcpy((void *)condition, &word, sizeof word);
	return 0;
}

OPERATION(pthread_cond_destroy) = {
	"pthread_cond_destroy", 1, always_enabled, destroy_run, .objects = BIT(0)};
OPERATION(cnd_destroy) = {"cnd_destroy", 1, always_enabled, destroy_run, .objects = BIT(0)};

/* ---------------------------------------------------------------- wait */

static void fall_asleep(struct thread *thread, const struct operation *how)
{
	uint64_t mutex = thread->arguments[MUTEX];

	if (is_bad(thread->arguments[CONDITION]) || mutex_is_bad(mutex))
		return;
	if (!mutex_is_held_by(mutex, thread)) {
		world_end(END_MISUSED, 0, mutex, "waits for a condition without holding the mutex");
		return;
	}
	/* Remembers the kind of result, since the pending operation is about to change. */
	thread->arguments[OUTCOME] = thread->pending->c11 ? UINT64_C(1) << 32 : 0;
	thread->arguments[DEADLINE] = 0;
	/* A recursive mutex that is locked twice stays locked, as the manual warns. */
	mutex_give_up(thread, mutex);
	thread_becomes(thread, how);
}

static uint64_t wait_run(struct thread *thread, unsigned choice)
{
	(void)choice;
	fall_asleep(thread, &op_cond_asleep);
	return 0;
}

static uint64_t timedwait_run(struct thread *thread, unsigned choice)
{
	(void)choice;
	fall_asleep(thread, &op_cond_asleep_timed);
	return 0;
}

/* pthread_cond_clockwait() has the clock as its third argument. */
OPERATION(pthread_cond_wait) = {
	"pthread_cond_wait", 2, always_enabled, wait_run, .objects = BIT(0) | BIT(1)};
OPERATION(pthread_cond_timedwait) = {
	"pthread_cond_timedwait", 3, always_enabled, timedwait_run, .objects = BIT(0) | BIT(1)};
OPERATION(pthread_cond_clockwait) = {
	"pthread_cond_clockwait", 4, always_enabled, timedwait_run, .objects = BIT(0) | BIT(1)};
OPERATION(cnd_wait) = {
	"cnd_wait", 2, always_enabled, wait_run, .c11 = true, .objects = BIT(0) | BIT(1)};
OPERATION(cnd_timedwait) = {
	"cnd_timedwait", 3, always_enabled, timedwait_run, .c11 = true, .objects = BIT(0) | BIT(1)};

static uint32_t asleep_choices(const struct thread *thread)
{
	(void)thread;
	return BIT(CHOICE_SPURIOUS);
}

static uint32_t asleep_timed_choices(const struct thread *thread)
{
	(void)thread;
	return BIT(CHOICE_SPURIOUS) | BIT(CHOICE_TIMEOUT);
}

static uint64_t wake_run(struct thread *thread, unsigned choice)
{
	if (choice == CHOICE_TIMEOUT)
		thread->arguments[OUTCOME] |= ETIMEDOUT;
	thread_becomes(thread, &op_cond_awake);
	return 0;
}

OPERATION(cond_asleep) = {"asleep", 2, asleep_choices, wake_run, .objects = BIT(0) | BIT(1)};
OPERATION(cond_asleep_timed) = {
	"asleep (timed)", 2, asleep_timed_choices, wake_run, .objects = BIT(0) | BIT(1)};

static uint32_t awake_choices(const struct thread *thread)
{
	uint64_t mutex = thread->arguments[MUTEX];

	return mutex_is_free(mutex) || mutex_is_held_by(mutex, thread) ? BIT(0) : 0;
}

static int awake_holder(const struct thread *thread)
{
	return mutex_owner(thread->arguments[MUTEX]);
}

static uint64_t awake_run(struct thread *thread, unsigned choice)
{
	bool timed_out = (uint32_t)thread->arguments[OUTCOME] == ETIMEDOUT;
	bool c11 = thread->arguments[OUTCOME] >> 32;

	(void)choice;
	if (mutex_is_bad(thread->arguments[MUTEX]))
		return 0;
	mutex_take(thread, thread->arguments[MUTEX]);
	if (c11)
		return timed_out ? thrd_timedout : thrd_success;
	return timed_out ? ETIMEDOUT : 0;
}

OPERATION(cond_awake) = {"wakes", 2, awake_choices, awake_run, awake_holder, .objects = BIT(1)};

/* ---------------------------------------------------------------- signal */

/* No manual says which sleeper a signal wakes, so each of them wakes in some schedule. */
static uint32_t signal_choices(const struct thread *thread)
{
	struct thread_set found = sleepers(thread->arguments[CONDITION]);
	int count = thread_set_count(&found);

	return count <= 1               ? BIT(0)
	       : count < CHOICE_TIMEOUT ? BIT(count) - 1
					: BIT(CHOICE_TIMEOUT) - 1;
}

static uint64_t signal_run(struct thread *thread, unsigned choice)
{
	struct thread_set found = sleepers(thread->arguments[CONDITION]);
	int sleeper = thread_set_next(&found, 0);

	if (is_bad(thread->arguments[CONDITION]))
		return 0;
	while (choice--)
		sleeper = thread_set_next(&found, sleeper + 1);
	if (sleeper >= 0)
		thread_becomes(&threads[sleeper], &op_cond_awake);
	return 0;
}

static uint64_t broadcast_run(struct thread *thread, unsigned choice)
{
	struct thread_set found = sleepers(thread->arguments[CONDITION]);

	(void)choice;
	if (is_bad(thread->arguments[CONDITION]))
		return 0;
	FOR_EACH_THREAD(sleeper, found)
		thread_becomes(&threads[sleeper], &op_cond_awake);
	return 0;
}

OPERATION(pthread_cond_signal) = {
	"pthread_cond_signal", 1, signal_choices, signal_run, .objects = BIT(0)};
OPERATION(pthread_cond_broadcast) = {
	"pthread_cond_broadcast", 1, always_enabled, broadcast_run, .objects = BIT(0)};
OPERATION(cnd_signal) = {
	"cnd_signal", 1, signal_choices, signal_run, .c11 = true, .objects = BIT(0)};
OPERATION(cnd_broadcast) = {
	"cnd_broadcast", 1, always_enabled, broadcast_run, .c11 = true, .objects = BIT(0)};
