/*
 * Atomic accesses and fences. They take effect one after the other, in the order of the schedule.
 * That is sequential consistency: what weaker orders do to *values* is not explored. What they fail
 * to promise about *other* memory is (access.h).
 */
#include "calls/atomic.h"

#include "calls/operations.h"
#include "world/access.h"
#include "world/end.h"
#include "world/order.h"
#include "world/pc.h"

#include <string.h>

static wide get(uint64_t address, int size)
{
	wide value = 0;

	memcpy(&value, (const void *)address, (size_t)size);
	return value;
}

static void put(uint64_t address, int size, wide value)
{
	memcpy((void *)address, &value, (size_t)size);
}

static bool touch(struct thread *thread, int size, unsigned how)
{
	access_touch(
		thread, thread->arguments[0], (uint64_t)size, how | TOUCH_ATOMIC, pc_of(thread));
	return !world.end;
}

/* ---------------------------------------------------------------- up to eight bytes */

static uint64_t load_run(struct thread *thread, unsigned choice)
{
	int size = thread->pending->size;

	(void)choice;
	if (!touch(thread, size, 0))
		return 0;
	order_atomic_read(thread, thread->arguments[0], (int)thread->arguments[1]);
	return (uint64_t)get(thread->arguments[0], size);
}

static uint64_t store_run(struct thread *thread, unsigned choice)
{
	int size = thread->pending->size;

	(void)choice;
	if (!touch(thread, size, TOUCH_WRITE))
		return 0;
	order_atomic_write(thread, thread->arguments[0], (int)thread->arguments[2], false);
	put(thread->arguments[0], size, thread->arguments[1]);
	return 0;
}

/* Reads the old value, makes a new one of it and the operand, and writes that. */
static uint64_t modify(struct thread *thread, wide (*make)(wide old, wide operand))
{
	int size = thread->pending->size, order = (int)thread->arguments[2];
	uint64_t address = thread->arguments[0];
	wide old;

	if (!touch(thread, size, TOUCH_WRITE))
		return 0;
	order_atomic_read(thread, address, order);
	order_atomic_write(thread, address, order, true);
	old = get(address, size);
	put(address, size, make(old, thread->arguments[1]));
	return (uint64_t)old;
}

MODIFICATIONS

/* One that fails is a read with a memory order of its own. */
static bool compare_exchange(struct thread *thread, wide expected, wide wanted, wide *old)
{
	int size = thread->pending->size;
	uint64_t address = thread->arguments[0];

	*old = get(address, size);
	if (*old != expected) {
		if (touch(thread, size, 0))
			order_atomic_read(thread, address, (int)thread->arguments[4]);
		return false;
	}
	if (!touch(thread, size, TOUCH_WRITE))
		return false;
	order_atomic_read(thread, address, (int)thread->arguments[3]);
	order_atomic_write(thread, address, (int)thread->arguments[3], true);
	put(address, size, wanted);
	return true;
}

static wide cut(uint64_t value, int size)
{
	return size == 8 ? value : value & ((UINT64_C(1) << size * 8) - 1);
}

static uint64_t compare_exchange_val_run(struct thread *thread, unsigned choice)
{
	int size = thread->pending->size;
	wide old;

	(void)choice;
	compare_exchange(thread, cut(thread->arguments[1], size), thread->arguments[2], &old);
	return (uint64_t)old;
}

static uint64_t compare_exchange_run(struct thread *thread, unsigned choice)
{
	int size = thread->pending->size;
	uint64_t expected = thread->arguments[1];
	wide old;

	(void)choice;
	access_touch(thread, expected, (uint64_t)size, 0, pc_of(thread));
	if (world.end)
		return 0;
	if (compare_exchange(thread, get(expected, size), thread->arguments[2], &old))
		return 1;
	access_touch(thread, expected, (uint64_t)size, TOUCH_WRITE, pc_of(thread));
	if (!world.end)
		put(expected, size, old);
	return 0;
}

#define SIZE(bits)                                                                               \
	OPERATION(atomic##bits##_load) = {                                                       \
		"atomic load", 2, always_enabled, load_run, .size = bits / 8};                   \
	OPERATION(atomic##bits##_store) = {                                                      \
		"atomic store", 3, always_enabled, store_run, .size = bits / 8};                 \
	OPERATION(atomic##bits##_exchange) = {                                                   \
		"atomic exchange", 3, always_enabled, exchange_run, .size = bits / 8};           \
	OPERATION(atomic##bits##_fetch_add) = {                                                  \
		"atomic add", 3, always_enabled, fetch_add_run, .size = bits / 8};               \
	OPERATION(atomic##bits##_fetch_sub) = {                                                  \
		"atomic subtract", 3, always_enabled, fetch_sub_run, .size = bits / 8};          \
	OPERATION(atomic##bits##_fetch_and) = {                                                  \
		"atomic and", 3, always_enabled, fetch_and_run, .size = bits / 8};               \
	OPERATION(atomic##bits##_fetch_or) = {                                                   \
		"atomic or", 3, always_enabled, fetch_or_run, .size = bits / 8};                 \
	OPERATION(atomic##bits##_fetch_xor) = {                                                  \
		"atomic xor", 3, always_enabled, fetch_xor_run, .size = bits / 8};               \
	OPERATION(atomic##bits##_fetch_nand) = {                                                 \
		"atomic nand", 3, always_enabled, fetch_nand_run, .size = bits / 8};             \
	OPERATION(atomic##bits##_compare_exchange_val) = {"compare and swap", 5, always_enabled, \
		compare_exchange_val_run, .size = bits / 8};                                     \
	OPERATION(atomic##bits##_compare_exchange_strong) = {                                    \
		"compare and swap", 5, always_enabled, compare_exchange_run, .size = bits / 8};  \
	OPERATION(atomic##bits##_compare_exchange_weak) = {                                      \
		"compare and swap", 5, always_enabled, compare_exchange_run, .size = bits / 8};

SIZE(8)
SIZE(16)
SIZE(32)
SIZE(64)

/* ---------------------------------------------------------------- any size, by address */

static bool touch_range(struct thread *thread, uint64_t address, uint64_t size, unsigned how)
{
	access_touch(thread, address, size, how, pc_of(thread));
	return !world.end;
}

/* (size, object, to, order) */
static uint64_t any_load_run(struct thread *thread, unsigned choice)
{
	const uint64_t *a = thread->arguments;

	(void)choice;
	if (!touch_range(thread, a[1], a[0], TOUCH_ATOMIC) ||
		!touch_range(thread, a[2], a[0], TOUCH_WRITE))
		return 0;
	order_atomic_read(thread, a[1], (int)a[3]);
	memcpy((void *)a[2], (const void *)a[1], a[0]);
	return 0;
}

/* (size, object, from, order) */
static uint64_t any_store_run(struct thread *thread, unsigned choice)
{
	const uint64_t *a = thread->arguments;

	(void)choice;
	if (!touch_range(thread, a[2], a[0], 0) ||
		!touch_range(thread, a[1], a[0], TOUCH_WRITE | TOUCH_ATOMIC))
		return 0;
	order_atomic_write(thread, a[1], (int)a[3], false);
	memcpy((void *)a[1], (const void *)a[2], a[0]);
	return 0;
}

/* (size, object, from, to, order) */
static uint64_t any_exchange_run(struct thread *thread, unsigned choice)
{
	const uint64_t *a = thread->arguments;
	unsigned char old[64];

	(void)choice;
	if (a[0] > sizeof old)
		world_end(END_UNMODELLED, 0, 0, "atomic exchange of more than 64 bytes");
	if (world.end || !touch_range(thread, a[2], a[0], 0) ||
		!touch_range(thread, a[1], a[0], TOUCH_WRITE | TOUCH_ATOMIC) ||
		!touch_range(thread, a[3], a[0], TOUCH_WRITE))
		return 0;
	order_atomic_read(thread, a[1], (int)a[4]);
	order_atomic_write(thread, a[1], (int)a[4], true);
	memcpy(old, (const void *)a[1], a[0]);
	memcpy((void *)a[1], (const void *)a[2], a[0]);
	memcpy((void *)a[3], old, a[0]);
	return 0;
}

/* (size, object, expected, wanted, order, order if it fails) */
static uint64_t any_compare_run(struct thread *thread, unsigned choice)
{
	const uint64_t *a = thread->arguments;
	bool same;

	(void)choice;
	if (!touch_range(thread, a[2], a[0], 0) || !touch_range(thread, a[3], a[0], 0))
		return 0;
	same = memcmp((const void *)a[1], (const void *)a[2], a[0]) == 0;
	if (!touch_range(thread, a[1], a[0], TOUCH_ATOMIC | (same ? TOUCH_WRITE : 0)))
		return 0;
	order_atomic_read(thread, a[1], (int)a[same ? 4 : 5]);
	if (same) {
		order_atomic_write(thread, a[1], (int)a[4], true);
		memcpy((void *)a[1], (const void *)a[3], a[0]);
	} else if (touch_range(thread, a[2], a[0], TOUCH_WRITE)) {
		memcpy((void *)a[2], (const void *)a[1], a[0]);
	}
	return same;
}

OPERATION(__atomic_load) = {"atomic load", 4, always_enabled, any_load_run};
OPERATION(__atomic_store) = {"atomic store", 4, always_enabled, any_store_run};
OPERATION(__atomic_exchange) = {"atomic exchange", 5, always_enabled, any_exchange_run};
OPERATION(__atomic_compare_exchange) = {"compare and swap", 6, always_enabled, any_compare_run};

static uint64_t fence_run(struct thread *thread, unsigned choice)
{
	(void)choice;
	order_fence(thread, (int)thread->arguments[0]);
	return 0;
}

static uint64_t signal_fence_run(struct thread *thread, unsigned choice)
{
	(void)thread;
	(void)choice;
	return 0;
}

OPERATION(__tsan_atomic_thread_fence) = {"fence", 1, always_enabled, fence_run};
OPERATION(__tsan_atomic_signal_fence) = {"signal fence", 1, NULL, signal_fence_run};
