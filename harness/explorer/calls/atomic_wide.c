/* Atomic accesses of sixteen bytes: operands and results are in pairs of registers. */
#include "calls/atomic.h"
#include "calls/operations.h"
#include "world/access.h"
#include "world/end.h"
#include "world/order.h"
#include "world/pc.h"

#include <string.h>

enum { SIZE = 16 };

static wide get(uint64_t address)
{
	wide value;

	memcpy(&value, (const void *)address, SIZE);
	return value;
}

static void put(uint64_t address, wide value)
{
	memcpy((void *)address, &value, SIZE);
}

static wide pair(const uint64_t *low)
{
	return (wide)low[1] << 64 | low[0];
}

static uint64_t both(wide value)
{
	operation_second_result = (uint64_t)(value >> 64);
	return (uint64_t)value;
}

static bool touch(struct thread *thread, unsigned how)
{
	access_touch(thread, thread->arguments[0], SIZE, how | TOUCH_ATOMIC, pc_of(thread));
	return !world.end;
}

/* (object, order) */
static uint64_t load_run(struct thread *thread, unsigned choice)
{
	(void)choice;
	if (!touch(thread, 0))
		return 0;
	order_atomic_read(thread, thread->arguments[0], (int)thread->arguments[1]);
	return both(get(thread->arguments[0]));
}

/* (object, value, order) */
static uint64_t store_run(struct thread *thread, unsigned choice)
{
	(void)choice;
	if (!touch(thread, TOUCH_WRITE))
		return 0;
	order_atomic_write(thread, thread->arguments[0], (int)thread->arguments[3], false);
	put(thread->arguments[0], pair(&thread->arguments[1]));
	return 0;
}

/* (object, operand, order) */
static uint64_t modify(struct thread *thread, wide (*make)(wide old, wide operand))
{
	uint64_t address = thread->arguments[0];
	int order = (int)thread->arguments[3];
	wide old;

	if (!touch(thread, TOUCH_WRITE))
		return 0;
	order_atomic_read(thread, address, order);
	order_atomic_write(thread, address, order, true);
	old = get(address);
	put(address, make(old, pair(&thread->arguments[1])));
	return both(old);
}

MODIFICATIONS

/*
 * (object, expected, wanted, order; the order if it fails is on the stack, and taken to be as
 * strong)
 */
static uint64_t compare_exchange_val_run(struct thread *thread, unsigned choice)
{
	const uint64_t *arguments = thread->arguments;
	wide old = get(arguments[0]);
	bool same = old == pair(&arguments[1]);

	(void)choice;
	if (!touch(thread, same ? TOUCH_WRITE : 0))
		return 0;
	order_atomic_read(thread, arguments[0], (int)arguments[5]);
	if (same) {
		order_atomic_write(thread, arguments[0], (int)arguments[5], true);
		put(arguments[0], pair(&arguments[3]));
	}
	return both(old);
}

/* The compiler always calls compare_exchange_val. */
static uint64_t compare_exchange_strong_run(struct thread *thread, unsigned choice)
{
	(void)thread;
	(void)choice;
	world_end(END_UNMODELLED, 0, 0, "a compare and swap of 16 bytes by address");
	return 0;
}

#define compare_exchange_weak_run compare_exchange_strong_run

#define X(bits, call) \
	OPERATION(atomic##bits##_##call) = {"atomic " #call, 6, always_enabled, call##_run};
ATOMIC_OPERATIONS(X, 128)
