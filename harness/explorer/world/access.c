#include "world/access.h"

#include "base/fail.h"
#include "step/machine.h"

#include <string.h>

enum {
	TOUCHES_MOST = 1 << 15,
	OBJECTS_MOST = 64, /* objects with reaches; more are refused */
	WEAK_THREADS = 20, /* threads, where reaches are kept */
	REACH_WORDS = 2,
	LISTED_MOST = 1024,
};

struct touch {
	uint64_t address;
	uint32_t size;
	uint32_t pc;
	uint8_t thread;
	uint8_t how;
	uint8_t unused[6];
};

/*
 * Bits: one for each thread, two more for each thread's fences (what a release fence has covered,
 * what an acquire fence is still to take over), one for each object.
 */
struct reach {
	uint64_t bits[REACH_WORDS];
};

struct note notes[NOTES_MOST];
struct note *touch_next = notes;
struct note *touch_limit = notes + NOTES_MOST;

bool access_weak_seen;

/* Sorted, so that two orders of the same accesses are one state. */
static struct touch touches[TOUCHES_MOST];
static struct reach reaches[TOUCHES_MOST];
static uintptr_t objects[OBJECTS_MOST];

static bool weakened;
static enum access_points points;
static uint32_t listed[LISTED_MOST];
static int listed_count;

/* ---------------------------------------------------------------- scheduling points */

void access_set_points(enum access_points wanted)
{
	points = wanted;
	touch_limit = wanted == POINTS_NONE ? notes + NOTES_MOST : notes;
}

enum access_points access_points(void)
{
	return points;
}

bool access_is_listed(uint32_t pc)
{
	for (int i = 0; i < listed_count; i++)
		if (listed[i] == pc)
			return true;
	return false;
}

bool access_list(uint32_t pc)
{
	if (access_is_listed(pc) || listed_count == LISTED_MOST)
		return false;
	listed[listed_count++] = pc;
	return true;
}

const uint32_t *access_listed(int *count)
{
	*count = listed_count;
	return listed;
}

void access_unlist_all(void)
{
	listed_count = 0;
}

/* ---------------------------------------------------------------- reaches */

static void reach_add(struct reach *reach, int bit)
{
	reach->bits[bit / 64] |= UINT64_C(1) << bit % 64;
}

static void reach_drop(struct reach *reach, int bit)
{
	reach->bits[bit / 64] &= ~(UINT64_C(1) << bit % 64);
}

static bool reach_has(const struct reach *reach, int bit)
{
	return reach->bits[bit / 64] >> bit % 64 & 1;
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
		if (objects[i] == object)
			return 3 * WEAK_THREADS + (int)i;
	if (world.reaches == OBJECTS_MOST) {
		machine_end(END_UNMODELLED, 0, object,
			"more than 64 synchronisation objects together with relaxed atomics");
		return 3 * WEAK_THREADS;
	}
	objects[world.reaches] = object;
	return 3 * WEAK_THREADS + (int)world.reaches++;
}

/* Whatever reaches `from` reaches `to` as well; with `only`, nothing else does any more. */
static void reach_flow(int from, int to, bool only)
{
	for (uint32_t i = 0; i < world.touches; i++) {
		if (reach_has(&reaches[i], from))
			reach_add(&reaches[i], to);
		else if (only)
			reach_drop(&reaches[i], to);
	}
}

static void remove_touch(uint32_t at)
{
	uint32_t behind = world.touches - at - 1;

	memmove(&touches[at], &touches[at + 1], behind * sizeof *touches);
	if (weakened)
		memmove(&reaches[at], &reaches[at + 1], behind * sizeof *reaches);
	world.touches--;
}

/* What all living threads are ordered behind can race no more. */
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
			remove_touch(i);
	}
}

/*
 * An atomic write that is a release closes itself: there is no moment in which another thread could
 * meet it. Until the next release it is kept as past. A plain access that meets it may be ordered
 * behind it, and may not be: that is for reaches to tell.
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

void access_release(struct thread *thread, uintptr_t object)
{
	if (weakened) {
		reach_flow(thread_number(thread), object_bit(object), false);
		return;
	}
	if (world.touches)
		close_all(thread_number(thread), object);
}

void access_acquire(struct thread *thread, uintptr_t object)
{
	if (!weakened)
		return;
	reach_flow(object_bit(object), thread_number(thread), false);
	forget_known();
}

void access_leaks(void)
{
	access_weak_seen = true;
}

static bool acquires(int order)
{
	return order != __ATOMIC_RELAXED && order != __ATOMIC_RELEASE;
}

static bool releases(int order)
{
	return order == __ATOMIC_RELEASE || order == __ATOMIC_ACQ_REL || order == __ATOMIC_SEQ_CST;
}

void access_atomic_read(struct thread *thread, uintptr_t object, int order)
{
	if (!acquires(order))
		access_leaks();
	if (!weakened)
		return;
	if (acquires(order))
		access_acquire(thread, object);
	else
		reach_flow(object_bit(object), waiting_bit(thread_number(thread)), false);
}

/* A plain store begins a new release sequence; a read-modify-write goes on with the old one. */
void access_atomic_write(struct thread *thread, uintptr_t object, int order, bool also_read)
{
	int from = thread_number(thread);

	if (!releases(order))
		access_leaks();
	if (!weakened) {
		if (releases(order))
			access_release(thread, object);
		return;
	}
	reach_flow(releases(order) ? from : covered_bit(from), object_bit(object), !also_read);
}

void access_fence(struct thread *thread, int order)
{
	int number = thread_number(thread);

	access_leaks();
	if (!weakened)
		return;
	if (acquires(order)) {
		reach_flow(waiting_bit(number), number, false);
		forget_known();
	}
	if (releases(order))
		reach_flow(number, covered_bit(number), true);
}

void access_inherit(struct thread *child, struct thread *maker)
{
	if (!weakened) {
		access_release(maker, 0);
		return;
	}
	if (thread_number(child) >= WEAK_THREADS)
		machine_end(
			END_UNMODELLED, 0, 0, "more than 20 threads together with relaxed atomics");
	else
		reach_flow(thread_number(maker), thread_number(child), false);
}

void access_weaken(bool on)
{
	weakened = on;
}

bool access_weakened(void)
{
	return weakened;
}

/* ---------------------------------------------------------------- accesses */

static int compare(const struct touch *one, const struct touch *other)
{
	if (one->thread != other->thread)
		return one->thread < other->thread ? -1 : 1;
	if (one->address != other->address)
		return one->address < other->address ? -1 : 1;
	if (one->pc != other->pc)
		return one->pc < other->pc ? -1 : 1;
	if (one->size != other->size)
		return one->size < other->size ? -1 : 1;
	return (int)one->how - (int)other->how;
}

/* Inserts, or finds, a touch. The newest access of a place in the code stands for the older. */
static void keep(const struct touch *touch)
{
	uint32_t low = 0, high = world.touches;

	while (low < high) {
		uint32_t middle = (low + high) / 2;
		int order = compare(&touches[middle], touch);

		if (order == 0) {
			if (weakened)
				reaches[middle] = (struct reach){{UINT64_C(1) << touch->thread}};
			return;
		}
		if (order < 0)
			low = middle + 1;
		else
			high = middle;
	}
	if (world.touches == TOUCHES_MOST) {
		machine_end(END_UNMODELLED, 0, touch->address,
			"more than 32768 accesses between two synchronisations");
		return;
	}
	memmove(&touches[low + 1], &touches[low], (world.touches - low) * sizeof *touches);
	touches[low] = *touch;
	if (weakened) {
		memmove(&reaches[low + 1], &reaches[low], (world.touches - low) * sizeof *reaches);
		reaches[low] = (struct reach){{UINT64_C(1) << touch->thread}};
	}
	world.touches++;
}

static bool conflict(const struct touch *one, const struct touch *other)
{
	return one->thread != other->thread && one->address < other->address + other->size &&
	       other->address < one->address + one->size &&
	       ((one->how | other->how) & TOUCH_WRITE) && !(one->how & other->how & TOUCH_ATOMIC);
}

static void meet(const struct touch *open, const struct touch *now)
{
	if (!conflict(open, now) || (weakened && reach_has(&reaches[open - touches], now->thread)))
		return;
	if (open->how & TOUCH_PAST) {
		access_leaks();
		return;
	}
	machine_race(&(struct race){
		.address = now->address > open->address ? now->address : open->address,
		.first = {open->thread, open->how, open->pc},
		.second = {now->thread, now->how, now->pc},
	});
}

void access_touch(struct thread *thread, uint64_t address, uint64_t size, unsigned how, uint32_t pc)
{
	int number = thread_number(thread);
	struct touch touch = {.address = address,
		.size = (uint32_t)size,
		.pc = pc,
		.thread = (uint8_t)number,
		.how = (uint8_t)how};

	if (size == 0)
		return;
	/* Who touches what another one is freeing is told both: the race, and the freed memory. */
	for (uint32_t i = 0; i < world.touches; i++)
		meet(&touches[i], &touch);
	if (machine_may_touch(thread, address, size, how, pc))
		keep(&touch);
}

unsigned access_noted(void)
{
	return (unsigned)(touch_next - notes);
}

void access_absorb(struct thread *thread)
{
	struct note *end = touch_next;

	touch_next = notes;
	for (struct note *note = notes; note < end && !world.end; note++, machine_fine_steps++)
		access_touch(thread, note->address, note->how & INT32_MAX,
			note->how >> 31 & 1 ? TOUCH_WRITE : 0, (uint32_t)note->pc);
}

/* ---------------------------------------------------------------- the state's part */

size_t access_state_size(void)
{
	size_t size = world.touches * sizeof *touches;

	if (weakened)
		size += world.touches * sizeof *reaches + world.reaches * sizeof *objects;
	return size;
}

char *access_state_save(char *at)
{
	size_t size = world.touches * sizeof *touches;

	memcpy(at, touches, size);
	at += size;
	if (weakened) {
		size = world.touches * sizeof *reaches;
		memcpy(at, reaches, size);
		at += size;
		memcpy(at, objects, world.reaches * sizeof *objects);
		at += world.reaches * sizeof *objects;
	}
	return at;
}

const char *access_state_restore(const char *at)
{
	size_t size = world.touches * sizeof *touches;

	memcpy(touches, at, size);
	at += size;
	if (weakened) {
		size = world.touches * sizeof *reaches;
		memcpy(reaches, at, size);
		at += size;
		memcpy(objects, at, world.reaches * sizeof *objects);
		at += world.reaches * sizeof *objects;
	}
	touch_next = notes;
	return at;
}

void access_state_reset(void)
{
	touch_next = notes;
}
