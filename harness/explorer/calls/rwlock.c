/* Read-write locks. Readers and writers enter in any order, since no manual promises one. */
#include "calls/initialise.h"
#include "world/bounds.h"
#include "world/end.h"
#include "world/held.h"
#include "world/order.h"

#include <errno.h>
#include <pthread.h>
#include <string.h>

enum { REPEATS_MOST = 4, COUNT_MOST = UINT8_MAX };

/* A reader that has locked it more than once, and how often beyond the first time. */
struct repeat {
	uint8_t reader;
	uint8_t count; /* 0: none */
};

struct rwlock {
	struct thread_set readers;
	uint16_t writer; /* thread number + 1 */
	uint16_t unused;
	int state; /* 0, as the static initialiser leaves it */
	struct repeat repeats[REPEATS_MOST]; /* sorted, those that are none last */
};

_Static_assert(sizeof(struct rwlock) <= 48, "glibc's initialisers set flags behind this");

enum { DESTROYED = 0x64656164 };

static struct rwlock *of(const struct thread *thread)
{
	return (struct rwlock *)thread->arguments[0];
}

static bool sane(const struct rwlock *lock)
{
	return lock->state == 0 && lock->writer <= THREADS_MOST;
}

static bool is_bad(const struct thread *thread)
{
	const struct rwlock *lock = of(thread);

	if (!bounds_may_use(thread->arguments[0], sizeof *lock))
		return true;
	if (lock->state == DESTROYED)
		world_end(END_MISUSED, 0, thread->arguments[0],
			"uses a read-write lock that was destroyed");
	else if (!sane(lock))
		world_end(END_MISUSED, 0, thread->arguments[0],
			"uses a read-write lock that was never initialised");
	return world.end;
}

static bool has_readers(const struct rwlock *lock)
{
	return thread_set_next(&lock->readers, 0) >= 0;
}

static bool reads(const struct thread *thread)
{
	return thread_set_has(&of(thread)->readers, thread->carrier);
}

/* Where the thread's repeat is, or would be; REPEATS_MOST if there is no room for it. */
static int repeat_of(const struct thread *thread)
{
	const struct rwlock *lock = of(thread);
	int at = 0;

	while (at < REPEATS_MOST && lock->repeats[at].count &&
		lock->repeats[at].reader < thread->carrier)
		at++;
	return at;
}

static bool is_repeat(const struct thread *thread, int at)
{
	return at < REPEATS_MOST && of(thread)->repeats[at].count &&
	       of(thread)->repeats[at].reader == thread->carrier;
}

static void read_again(struct thread *thread)
{
	struct repeat *repeats = of(thread)->repeats;
	int at = repeat_of(thread);

	if (is_repeat(thread, at) ? repeats[at].count == COUNT_MOST
				  : repeats[REPEATS_MOST - 1].count) {
		world_end(END_UNMODELLED, 0, thread->arguments[0],
			"a read-write lock is locked for reading again and again");
		return;
	}
	if (!is_repeat(thread, at)) {
		memmove(&repeats[at + 1], &repeats[at],
			(size_t)(REPEATS_MOST - 1 - at) * sizeof *repeats);
		repeats[at] = (struct repeat){thread->carrier, 0};
	}
	repeats[at].count++;
}

/* Of a thread that reads. */
static void read_less(struct thread *thread)
{
	struct repeat *repeats = of(thread)->repeats;
	int at = repeat_of(thread);

	if (!is_repeat(thread, at)) {
		thread_set_remove(&of(thread)->readers, thread->carrier);
		return;
	}
	if (--repeats[at].count)
		return;
	memmove(&repeats[at], &repeats[at + 1], (size_t)(REPEATS_MOST - 1 - at) * sizeof *repeats);
	repeats[REPEATS_MOST - 1] = (struct repeat){0};
}

/* By a thread that holds some lock: else these are other bytes than a lock's. */
static bool is_held(const struct rwlock *lock)
{
	int reader = thread_set_next(&lock->readers, 0);

	return initialise_is_holder(lock->writer ? lock->writer - 1 : reader);
}

static uint64_t init_run(struct thread *thread, unsigned choice)
{
	(void)choice;
	if (!initialise(thread, sizeof(pthread_rwlock_t),
		    "initialises a read-write lock that another thread is about to use"))
		return 0;
	if (sane(of(thread)) && is_held(of(thread)))
		world_end(END_MISUSED, 0, thread->arguments[0],
			"initialises a read-write lock that is locked");
	*of(thread) = (struct rwlock){0};
	return 0;
}

OPERATION(pthread_rwlock_init) = {
	"pthread_rwlock_init", 2, always_enabled, init_run, .objects = BIT(0), .initialises = true};

static uint64_t destroy_run(struct thread *thread, unsigned choice)
{
	(void)choice;
	if (is_bad(thread))
		return 0;
	if (has_readers(of(thread)) || of(thread)->writer)
		world_end(END_MISUSED, 0, thread->arguments[0],
			"destroys a read-write lock that is locked");
	of(thread)->state = DESTROYED;
	return 0;
}

OPERATION(pthread_rwlock_destroy) = {
	"pthread_rwlock_destroy", 1, always_enabled, destroy_run, .objects = BIT(0)};

static uint64_t try_lock(struct thread *thread, bool (*can_lock)(const struct thread *),
	void (*lock)(struct thread *))
{
	if (is_bad(thread))
		return 0;
	if (!can_lock(thread)) {
		order_saw_unordered();
		return EBUSY;
	}
	lock(thread);
	return 0;
}

/* ---------------------------------------------------------------- read */

static bool can_read(const struct thread *thread)
{
	return of(thread)->writer == 0;
}

static void read_lock(struct thread *thread)
{
	if (reads(thread))
		read_again(thread);
	else
		thread_set_add(&of(thread)->readers, thread->carrier);
	held_add(&threads[thread->carrier], thread->arguments[0]);
	order_acquire(thread, thread->arguments[0]);
}

static bool own_write(struct thread *thread)
{
	if (of(thread)->writer == thread->carrier + 1)
		world_end(END_DEADLOCK, 0, thread->arguments[0],
			"locks a read-write lock that it has locked for writing already");
	return world.end;
}

static uint32_t rdlock_choices(const struct thread *thread)
{
	const struct rwlock *lock = of(thread);

	return !sane(lock) || can_read(thread) || lock->writer == thread->carrier + 1 ? BIT(0) : 0;
}

static uint64_t rdlock_run(struct thread *thread, unsigned choice)
{
	if (is_bad(thread))
		return 0;
	if (choice == CHOICE_TIMEOUT) {
		order_saw_unordered();
		return ETIMEDOUT;
	}
	if (own_write(thread))
		return 0;
	read_lock(thread);
	return 0;
}

static int holder(const struct thread *thread)
{
	const struct rwlock *lock = of(thread);

	if (lock->writer)
		return lock->writer - 1;
	return thread_set_next(&lock->readers, 0);
}

static uint32_t timed_rdlock_choices(const struct thread *thread)
{
	return !sane(of(thread)) || can_read(thread) ? BIT(0) : BIT(CHOICE_TIMEOUT);
}

static uint64_t tryrdlock_run(struct thread *thread, unsigned choice)
{
	(void)choice;
	return try_lock(thread, can_read, read_lock);
}

OPERATION(pthread_rwlock_rdlock) = {
	"pthread_rwlock_rdlock", 1, rdlock_choices, rdlock_run, holder, .objects = BIT(0)};
OPERATION(pthread_rwlock_timedrdlock) = {"pthread_rwlock_timedrdlock", 2, timed_rdlock_choices,
	rdlock_run, holder, .objects = BIT(0)};
OPERATION(pthread_rwlock_tryrdlock) = {
	"pthread_rwlock_tryrdlock", 1, always_enabled, tryrdlock_run, .objects = BIT(0)};

/* ---------------------------------------------------------------- write */

static bool can_write(const struct thread *thread)
{
	return of(thread)->writer == 0 && !has_readers(of(thread));
}

static void write_lock(struct thread *thread)
{
	of(thread)->writer = (uint16_t)(thread->carrier + 1);
	held_add(&threads[thread->carrier], thread->arguments[0]);
	order_acquire(thread, thread->arguments[0]);
}

static uint32_t wrlock_choices(const struct thread *thread)
{
	const struct rwlock *lock = of(thread);

	return !sane(lock) || can_write(thread) || lock->writer == thread->carrier + 1 ||
			       reads(thread)
		       ? BIT(0)
		       : 0;
}

static uint64_t wrlock_run(struct thread *thread, unsigned choice)
{
	if (is_bad(thread))
		return 0;
	if (choice == CHOICE_TIMEOUT) {
		order_saw_unordered();
		return ETIMEDOUT;
	}
	if (own_write(thread))
		return 0;
	if (reads(thread)) {
		world_end(END_DEADLOCK, 0, thread->arguments[0],
			"wants to write under a read-write lock that it holds for reading");
		return 0;
	}
	write_lock(thread);
	return 0;
}

static uint32_t timed_wrlock_choices(const struct thread *thread)
{
	return !sane(of(thread)) || can_write(thread) ? BIT(0) : BIT(CHOICE_TIMEOUT);
}

static uint64_t trywrlock_run(struct thread *thread, unsigned choice)
{
	(void)choice;
	return try_lock(thread, can_write, write_lock);
}

OPERATION(pthread_rwlock_wrlock) = {
	"pthread_rwlock_wrlock", 1, wrlock_choices, wrlock_run, holder, .objects = BIT(0)};
OPERATION(pthread_rwlock_timedwrlock) = {"pthread_rwlock_timedwrlock", 2, timed_wrlock_choices,
	wrlock_run, holder, .objects = BIT(0)};
OPERATION(pthread_rwlock_trywrlock) = {
	"pthread_rwlock_trywrlock", 1, always_enabled, trywrlock_run, .objects = BIT(0)};

static uint64_t unlock_run(struct thread *thread, unsigned choice)
{
	struct rwlock *lock = of(thread);

	(void)choice;
	if (is_bad(thread))
		return 0;
	if (lock->writer == thread->carrier + 1) {
		lock->writer = 0;
	} else if (reads(thread)) {
		read_less(thread);
	} else {
		world_end(END_MISUSED, 0, thread->arguments[0],
			"unlocks a read-write lock that it does not hold");
		return 0;
	}
	held_remove(&threads[thread->carrier], thread->arguments[0]);
	order_release(thread, thread->arguments[0]);
	return 0;
}

OPERATION(pthread_rwlock_unlock) = {
	"pthread_rwlock_unlock", 1, always_enabled, unlock_run, .objects = BIT(0)};
