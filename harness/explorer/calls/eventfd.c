/*
 * Counters behind a descriptor. A write adds to the counter, and waits while there is no room; a
 * read waits while it is 0, and takes all of it, or 1 with EFD_SEMAPHORE.
 */
#include "calls/descriptors.h"
#include "calls/keys.h"
#include "world/access.h"
#include "world/blocks.h"
#include "world/bounds.h"
#include "world/end.h"
#include "world/order.h"
#include "world/pc.h"

#include <errno.h>
#include <string.h>
#include <sys/eventfd.h>

enum { COUNTERS_MOST = 64, FIRST = 64, VALUE_BYTES = sizeof(uint64_t) };

struct counter {
	uint64_t value;
	int flags;
	bool open;
};

/* In the heap of the thread that made the first one, so it is part of the state. */
struct counters {
	struct counter items[COUNTERS_MOST];
};

/* NULL for a descriptor that is not open. */
static struct counter *counter_of(const struct thread *thread)
{
	int at = (int)thread->arguments[0] - FIRST;

	if (at < 0 || at >= COUNTERS_MOST || !world.counters || !world.counters->items[at].open)
		return NULL;
	return &world.counters->items[at];
}

static uint64_t eventfd_run(struct thread *thread, unsigned choice)
{
	int at = 0, flags = (int)thread->arguments[1];

	(void)choice;
	if (flags & ~(EFD_SEMAPHORE | EFD_NONBLOCK | EFD_CLOEXEC))
		return fails(thread, EINVAL);
	if (!world.counters)
		world.counters = blocks_get_zeroed(thread, sizeof *world.counters);
	while (world.counters && at < COUNTERS_MOST && world.counters->items[at].open)
		at++;
	if (!world.counters || at == COUNTERS_MOST) {
		world_end(END_UNMODELLED, 0, 0, "more than 64 eventfds");
		return 0;
	}
	world.counters->items[at] = (struct counter){(uint32_t)thread->arguments[0], flags, true};
	return FIRST + (uint64_t)at;
}

OPERATION(eventfd) = {"eventfd", 2, always_enabled, eventfd_run};

static uint32_t take_choices(const struct thread *thread)
{
	const struct counter *counter = counter_of(thread);

	return !counter || counter->value || counter->flags & EFD_NONBLOCK ? BIT(0) : 0;
}

/* Into memory at `into`; returns `taken`, or the -1 of a failure. */
static uint64_t take(struct thread *thread, uint64_t into, uint64_t taken)
{
	struct counter *counter = counter_of(thread);
	uint64_t value;

	if (!counter)
		return fails(thread, EBADF);
	if (!counter->value) {
		order_saw_unordered();
		return fails(thread, EAGAIN);
	}
	order_acquire(thread, (uintptr_t)counter);
	access_touch(thread, into, VALUE_BYTES, TOUCH_WRITE, pc_of(thread));
	if (world.end)
		return 0;
	value = counter->flags & EFD_SEMAPHORE ? 1 : counter->value;
	memcpy((void *)into, &value, VALUE_BYTES);
	counter->value -= value;
	return taken;
}

static bool has_room(const struct counter *counter, uint64_t value)
{
	return value < UINT64_MAX - counter->value;
}

static uint32_t add_choices_of(const struct thread *thread, uint64_t value)
{
	const struct counter *counter = counter_of(thread);

	return !counter || value == UINT64_MAX || has_room(counter, value) ||
			       counter->flags & EFD_NONBLOCK
		       ? BIT(0)
		       : 0;
}

static uint64_t add(struct thread *thread, uint64_t value, uint64_t added)
{
	struct counter *counter = counter_of(thread);

	if (!counter)
		return fails(thread, EBADF);
	if (value == UINT64_MAX)
		return fails(thread, EINVAL);
	if (!has_room(counter, value)) {
		order_saw_unordered();
		return fails(thread, EAGAIN);
	}
	order_release(thread, (uintptr_t)counter);
	counter->value += value;
	return added;
}

/* ------------------------------------------------------------------ eventfd_read(), read() */

static uint64_t eventfd_read_run(struct thread *thread, unsigned choice)
{
	(void)choice;
	return take(thread, thread->arguments[1], 0);
}

OPERATION(eventfd_read) = {"eventfd_read", 2, take_choices, eventfd_read_run};

static uint32_t eventfd_write_choices(const struct thread *thread)
{
	return add_choices_of(thread, thread->arguments[1]);
}

static uint64_t eventfd_write_run(struct thread *thread, unsigned choice)
{
	(void)choice;
	return add(thread, thread->arguments[1], 0);
}

OPERATION(eventfd_write) = {"eventfd_write", 2, eventfd_write_choices, eventfd_write_run};

static bool is_short(const struct thread *thread)
{
	return thread->arguments[2] < VALUE_BYTES;
}

static uint32_t read_choices(const struct thread *thread)
{
	return is_short(thread) ? BIT(0) : take_choices(thread);
}

static uint64_t read_counter(struct thread *thread)
{
	return is_short(thread) ? fails(thread, EINVAL)
				: take(thread, thread->arguments[1], VALUE_BYTES);
}

/* What a write() would add. A pointer that is none is found when it is performed. */
static uint64_t value_of(const struct thread *thread)
{
	uint64_t value = 0;

	if (bounds_may_use(thread->arguments[1], VALUE_BYTES))
		memcpy(&value, (const void *)thread->arguments[1], VALUE_BYTES);
	return value;
}

static uint32_t write_choices(const struct thread *thread)
{
	return is_short(thread) ? BIT(0) : add_choices_of(thread, value_of(thread));
}

static uint64_t write_counter(struct thread *thread)
{
	if (is_short(thread))
		return fails(thread, EINVAL);
	access_touch(thread, thread->arguments[1], VALUE_BYTES, 0, pc_of(thread));
	return world.end ? 0 : add(thread, value_of(thread), VALUE_BYTES);
}

static uint64_t close_counter(struct thread *thread)
{
	struct counter *counter = counter_of(thread);

	if (!counter)
		return fails(thread, EBADF);
	*counter = (struct counter){0};
	return 0;
}

const struct descriptor_kind descriptors_of_counters = {
	.first = FIRST,
	.count = COUNTERS_MOST,
	.read_choices = read_choices,
	.read = read_counter,
	.write_choices = write_choices,
	.write = write_counter,
	.close = close_counter,
};
