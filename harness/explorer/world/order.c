#include "world/order.h"

#include "world/end.h"
#include "world/touches.h"

/*
 * Theory of operation of release sequences
 *
 * A load that acquires is ordered behind every release sequence that its value belongs to. By C11
 * (5.1.2.4) such a sequence begins with a store that releases, and goes on with read-modify-writes
 * by any thread and with stores, of any order, by the thread that began it. A store by another
 * thread ends it. (C++20 took the stores of the same thread out; we judge C.)
 *
 * So an atomic has a bit for each thread that began a sequence which is not over: the object
 * (address, head). A store drops the bits of all heads but its own thread's.
 */
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

/* The bit of an object, which gets one if it has none. */
static int object_bit(uintptr_t object, int64_t head)
{
	return OBJECTS_AT + (int)touches_add_object(object, head);
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

static void reach_drop_all(int bit)
{
	for (uint32_t i = 0; i < world.touches; i++)
		reach_drop(&reaches[i], bit);
}

/* Every access that reaches the object, by any head, now reaches `to`. */
static void flow_from_object(uintptr_t object, int to)
{
	for (uint32_t i = 0; i < world.reaches; i++)
		if (touches_objects[i].address == object)
			reach_flow(OBJECTS_AT + (int)i, to, false);
}

static bool is_known(const struct touch *touch)
{
	FOR_EACH_THREAD(number, world.present)
		if (threads[number].state == THREAD_LIVES &&
			!reach_has(&reaches[touch - touches], number))
			return false;
	return true;
}

/* Drops the accesses that all living threads are ordered behind: they can race no more. */
static void forget_known(void)
{
	touches_remove(is_known);
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
		reach_flow(thread_number(thread), object_bit(object, NO_HEAD), false);
		return;
	}
	if (world.touches)
		close_all(thread_number(thread), object);
}

void order_acquire(struct thread *thread, uintptr_t object)
{
	if (!touches_weakened)
		return;
	flow_from_object(object, thread_number(thread));
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
		flow_from_object(object, waiting_bit(thread_number(thread)));
}

/* Ends the release sequences of an atomic, but for those that `thread` began. */
static void end_sequences(uintptr_t object, int thread)
{
	for (uint32_t i = 0; i < world.reaches; i++)
		if (touches_objects[i].address == object && touches_objects[i].head != thread)
			reach_drop_all(OBJECTS_AT + (int)i);
}

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
	if (!also_read)
		end_sequences(object, from);
	reach_flow(releases(order) ? from : covered_bit(from), object_bit(object, from), false);
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

bool order_may_forget(const struct thread *ended, const struct thread *maker)
{
	if (!touches_weakened)
		return true;
	for (uint32_t i = 0; i < world.touches; i++)
		if (touches[i].thread == thread_number(ended) &&
			!reach_has(&reaches[i], thread_number(maker)))
			return false;
	return true;
}

/* What an earlier thread of this number has begun no later one goes on with. */
static void end_bonds(const struct thread *thread)
{
	int number = thread_number(thread);
	uint32_t own_end;

	reach_drop_all(number);
	reach_drop_all(covered_bit(number));
	reach_drop_all(waiting_bit(number));
	own_end = touches_object((uintptr_t)thread, NO_HEAD);
	if (own_end < world.reaches)
		reach_drop_all(OBJECTS_AT + (int)own_end);
	for (uint32_t i = 0; i < world.reaches; i++)
		if (touches_objects[i].head == number) {
			uintptr_t object = touches_objects[i].address;
			int orphaned = object_bit(object, NO_HEAD);
			int bit = object_bit(object, number);

			reach_flow(bit, orphaned, false);
			reach_drop_all(bit);
		}
}

static bool is_of_living(const struct touch *touch)
{
	return threads[touch->thread].state == THREAD_LIVES;
}

void order_forget_lone(void)
{
	if (world.living == 1)
		touches_remove(is_of_living);
	if (touches_weakened)
		forget_known();
}

void order_inherit(struct thread *child, struct thread *maker)
{
	if (!touches_weakened) {
		order_release(maker, 0);
		return;
	}
	if (thread_number(child) >= WEAK_THREADS) {
		world_end(
			END_UNMODELLED, 0, 0, "more than 20 threads together with relaxed atomics");
		return;
	}
	end_bonds(child);
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
