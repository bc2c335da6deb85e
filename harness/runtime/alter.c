/*
 * Theory of operation
 *
 * The orders name threads, and a round: what one of these threads stores between so many of its
 * ticks and the next one is changed, all of it or one store of it, each store by another small odd
 * number. Numbers that differ do not cancel each other out where a result is a difference of two
 * counters; odd ones turn a truth value into its opposite.
 *
 * Somebody else may be at the same variable, so the change is atomic: what the program gets to see
 * is a value that it might have stored itself.
 */
#include "alter.h"

#include "disturb.h"
#include "runtime.h"

/* Two stacks are further from each other than that, and so is a stack from anything else. */
static bool is_on_stack(const void *stored)
{
	enum { NEAR = 256 << 10 };

	return (uintptr_t)stored - (uintptr_t)__builtin_frame_address(0) < NEAR;
}

/* Are the orders about this store? */
static bool is_meant(const void *stored)
{
	const struct page_orders *orders = &lab_page->orders;
	int self = lab_self();

	if (!orders->altered || self < 0 || !(orders->altered >> self & 1))
		return false;
	if (orders->altered_round && page_get(lab_self_entry()->ticks) != orders->altered_round)
		return false;
	return !orders->altered_seen || !is_on_stack(stored);
}

/* 3, 5, ... 65, or below 0; 0 for a store that stays as it is. */
static int change(const void *stored)
{
	const struct page_orders *orders = &lab_page->orders;
	uint32_t number;
	int amount;

	if (!is_meant(stored))
		return 0;
	number = atomic_fetch_add_explicit(&lab_page->altered, 1, RELAXED) + 1;
	if (orders->altered_only && orders->altered_only != number)
		return 0;
	amount = 3 + 2 * (int)(lab_mix(orders->seed * 64 + number) % 32);
	return orders->altered_down ? -amount : amount;
}

/* Of what others see, eight bytes may be two numbers in one word. */
static int64_t spread(int amount)
{
	return lab_page->orders.altered_seen ? amount * (((int64_t)1 << 33) + 1) : amount;
}

#define ALTER_NUMBER(type, name)                                                            \
	void lab_alter_##name(type *stored)                                                 \
	{                                                                                   \
		int amount = change(stored);                                                \
                                                                                            \
		if (amount)                                                                 \
			__atomic_fetch_add(stored, (type)spread(amount), __ATOMIC_RELAXED); \
	}
ALTER_NUMBER(uint8_t, i8)
ALTER_NUMBER(uint16_t, i16)
ALTER_NUMBER(uint32_t, i32)
ALTER_NUMBER(uint64_t, i64)

/* No instruction adds to these atomically, and what they lose here is a change. */
#define ALTER_FRACTION(type, name)               \
	void lab_alter_##name(type *stored)      \
	{                                        \
		int amount = change(stored);     \
                                                 \
		if (amount)                      \
			*stored += (type)amount; \
	}
ALTER_FRACTION(float, float)
ALTER_FRACTION(double, double)
