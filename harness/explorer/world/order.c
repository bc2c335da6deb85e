#include "world/order.h"

#include "world/end.h"
#include "world/touches.h"

bool order_weak_seen;

static void reach_add(struct reach *reach, int bit)
{
	reach->bits[bit / 64] |= UINT64_C(1) << bit % 64;
}

static void reach_drop(struct reach *reach, int bit)
{
	reach->bits[bit / 64] &= ~(UINT64_C(1) << bit % 64);
}

static int covered_bit(int thread)
{
	return WEAK_THREADS + thread;
}

static int waiting_bit(int thread)
{
	return 2 * WEAK_THREADS + thread;
}

static int object_bit(uintptr_t object)
{
	for (uint32_t i = 0; i < world.reaches; i++)
		if (touches_objects[i] == object)
			return 3 * WEAK_THREADS + (int)i;
	if (world.reaches == OBJECTS_MOST) {
		world_end(END_UNMODELLED, 0, object,
			"more than 64 synchronisation objects together with relaxed atomics");
		return 3 * WEAK_THREADS;
	}
	touches_objects[world.reaches] = object;
	return 3 * WEAK_THREADS + (int)world.reaches++;
}

/*
 * Every access that reaches `from` now reaches `to`. With `only`, no other access reaches `to` any
 * more.
 */
static void reach_flow(int from, int to, bool only)
{
	for (uint32_t i = 0; i < world.touches; i++) {
		if (reach_has(&reaches[i], from))
			reach_add(&reaches[i], to);
		else if (only)
			reach_drop(&reaches[i], to);
	}
}

/* Drops the accesses that all living threads are ordered behind: they can race no more. */
static void forget_known(void)
{
	for (uint32_t i = world.touches; i-- > 0;) {
		bool known = true;

		for (uint64_t left = world.present; left && known; left &= left - 1) {
			int number = __builtin_ctzll(left);

			known = threads[number].state != THREAD_LIVES ||
				reach_has(&reaches[i], number);
		}
		if (known)
			touches_remove(i);
	}
}

/*
 * An atomic write that is a release closes itself, so no other thread could ever meet it. It is
 * kept as past until the next release. A plain access that meets it may or may not be ordered
 * behind it: only reaches can tell.
 */
static bool becomes_past(struct touch *touch, uintptr_t object)
{
	const unsigned write = TOUCH_ATOMIC | TOUCH_WRITE;

	if (touch->address != object || (touch->how & (write | TOUCH_PAST)) != write)
		return false;
	touch->how |= TOUCH_PAST;
	return true;
}

static void close_all(int thread, uintptr_t object)
{
	uint32_t kept = 0;

	for (uint32_t i = 0; i < world.touches; i++)
		if (touches[i].thread != thread || becomes_past(&touches[i], object))
			touches[kept++] = touches[i];
	world.touches = kept;
}

void order_release(struct thread *thread, uintptr_t object)
{
	if (touches_weakened) {
		reach_flow(thread_number(thread), object_bit(object), false);
		return;
	}
	if (world.touches)
		close_all(thread_number(thread), object);
}

void order_acquire(struct thread *thread, uintptr_t object)
{
	if (!touches_weakened)
		return;
	reach_flow(object_bit(object), thread_number(thread), false);
	forget_known();
}

void order_saw_unordered(void)
{
	order_weak_seen = true;
}

static bool acquires(int order)
{
	return order != __ATOMIC_RELAXED && order != __ATOMIC_RELEASE;
}

static bool releases(int order)
{
	return order == __ATOMIC_RELEASE || order == __ATOMIC_ACQ_REL || order == __ATOMIC_SEQ_CST;
}

void order_atomic_read(struct thread *thread, uintptr_t object, int order)
{
	if (!acquires(order))
		order_saw_unordered();
	if (!touches_weakened)
		return;
	if (acquires(order))
		order_acquire(thread, object);
	else
		reach_flow(object_bit(object), waiting_bit(thread_number(thread)), false);
}

/* A store begins a new release sequence; a read-modify-write continues the old one. */
void order_atomic_write(struct thread *thread, uintptr_t object, int order, bool also_read)
{
	int from = thread_number(thread);

	if (!releases(order))
		order_saw_unordered();
	if (!touches_weakened) {
		if (releases(order))
			order_release(thread, object);
		return;
	}
	reach_flow(releases(order) ? from : covered_bit(from), object_bit(object), !also_read);
}

void order_fence(struct thread *thread, int order)
{
	int number = thread_number(thread);

	order_saw_unordered();
	if (!touches_weakened)
		return;
	if (acquires(order)) {
		reach_flow(waiting_bit(number), number, false);
		forget_known();
	}
	if (releases(order))
		reach_flow(number, covered_bit(number), true);
}

void order_inherit(struct thread *child, struct thread *maker)
{
	if (!touches_weakened) {
		order_release(maker, 0);
		return;
	}
	if (thread_number(child) >= WEAK_THREADS)
		world_end(
			END_UNMODELLED, 0, 0, "more than 20 threads together with relaxed atomics");
	else
		reach_flow(thread_number(maker), thread_number(child), false);
}

void order_weaken(bool on)
{
	touches_weakened = on;
}

bool order_weakened(void)
{
	return touches_weakened;
}
