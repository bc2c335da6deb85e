#include "world/touches.h"

#include "world/end.h"

#include <stdlib.h>
#include <string.h>

struct touch touches[TOUCHES_MOST + TOUCHES_AT_ONCE];
struct reach reaches[TOUCHES_MOST];
bool touches_weakened;
struct touch_object touches_objects[OBJECTS_MOST];

/* So many that it is quicker to sort them all than to make room for each, and to search in them. */
enum { MANY = 64 };

/* ---------------------------------------------------------------- touches */

/* By thread, place in the code and kind, so that neighbours in memory are neighbours here. */
static int compare_places(const struct touch *one, const struct touch *other)
{
	if (one->thread != other->thread)
		return one->thread < other->thread ? -1 : 1;
	if (one->pc != other->pc)
		return one->pc < other->pc ? -1 : 1;
	return (int)one->how - (int)other->how;
}

static int compare(const struct touch *one, const struct touch *other)
{
	int places = compare_places(one, other);

	if (places)
		return places;
	if (one->address != other->address)
		return one->address < other->address ? -1 : 1;
	return one->size < other->size ? -1 : one->size > other->size;
}

static uint64_t end_of(const struct touch *touch)
{
	return touch->address + touch->size;
}

/* The index of the first touch that does not come before this one. */
static uint32_t place_of(const struct touch *touch)
{
	uint32_t low = 0, high = world.touches;

	while (low < high) {
		uint32_t middle = (low + high) / 2;

		if (compare(&touches[middle], touch) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

/* Atomic accesses stay apart: what closes them depends on their object. */
static bool stays_apart(const struct touch *touch)
{
	return touch->how & ~TOUCH_WRITE;
}

/* The index behind the last touch of the thread. */
static uint32_t behind_thread(uint8_t thread)
{
	struct touch last = {
		.address = UINT64_MAX, .pc = UINT32_MAX, .thread = thread, .how = UINT8_MAX};

	return place_of(&last);
}

/* The first touch of the same place in the code that is not below the address, or what follows. */
static uint32_t from_address(const struct touch *touch, uint64_t address)
{
	struct touch from = *touch;

	from.address = address;
	from.size = 0;
	return place_of(&from);
}

/* The next touch that may share a byte with `now`, if the one at `i` does not. */
static uint32_t next_candidate(uint32_t i, const struct touch *now)
{
	const struct touch *open = &touches[i];
	uint32_t at;

	if (stays_apart(open) || world.touches < MANY)
		return i + 1;
	if (open->address >= end_of(now))
		return from_address(open, UINT64_MAX);
	/* The one before it may reach into `now`. */
	at = from_address(open, now->address);
	return at > i + 1 ? at - 1 : i + 1;
}

void touches_meet(
	const struct touch *now, void (*meet)(const struct touch *open, const struct touch *now))
{
	uint32_t i = 0;

	while (i < world.touches) {
		const struct touch *open = &touches[i];

		if (open->thread == now->thread) {
			i = behind_thread(now->thread);
		} else if (open->address < end_of(now) && now->address < end_of(open)) {
			meet(open, now);
			i++;
		} else {
			i = next_candidate(i, now);
		}
	}
}

static struct reach own_reach(const struct touch *touch)
{
	struct reach reach = {{0}};

	if (touches_weakened)
		reach.bits[0] = UINT64_C(1) << touch->thread;
	return reach;
}

static bool same_reach(const struct reach *one, const struct reach *other)
{
	return !touches_weakened || memcmp(one, other, sizeof *one) == 0;
}

/* The most that a new access leaves of those which it overlaps: itself, and one on either side. */
enum { PIECES_MOST = 3 };

struct pieces {
	struct touch touch[PIECES_MOST];
	struct reach reach[PIECES_MOST];
	uint32_t count;
};

/* Adds a piece behind the last one, or to it if nothing tells them apart. */
static void add_piece(struct pieces *pieces, const struct touch *like, uint64_t from, uint64_t to,
	const struct reach *reach)
{
	if (from >= to)
		return;
	if (pieces->count && same_reach(&pieces->reach[pieces->count - 1], reach)) {
		struct touch *last = &pieces->touch[pieces->count - 1];

		last->size = (uint32_t)(to - last->address);
		return;
	}
	pieces->touch[pieces->count] = *like;
	pieces->touch[pieces->count].address = from;
	pieces->touch[pieces->count].size = (uint32_t)(to - from);
	pieces->reach[pieces->count++] = *reach;
}

static void too_many(const struct touch *touch)
{
	world_end(END_UNMODELLED, 0, touch->address,
		"more than 262144 accesses between two synchronisations");
}

/* Puts the pieces of `touch` in the place of the touches from `low` to before `high`. */
static void replace(
	uint32_t low, uint32_t high, const struct pieces *pieces, const struct touch *touch)
{
	uint32_t behind = world.touches - high, to = low + pieces->count;

	if (to + behind > TOUCHES_MOST) {
		too_many(touch);
		return;
	}
	memmove(&touches[to], &touches[high], behind * sizeof *touches);
	memcpy(&touches[low], pieces->touch, pieces->count * sizeof *touches);
	if (touches_weakened) {
		memmove(&reaches[to], &reaches[high], behind * sizeof *reaches);
		memcpy(&reaches[low], pieces->reach, pieces->count * sizeof *reaches);
	}
	world.touches = to + behind;
}

static void insert(uint32_t at, const struct touch *touch, const struct reach *reach)
{
	uint32_t behind = world.touches - at;

	memmove(&touches[at + 1], &touches[at], behind * sizeof *touches);
	touches[at] = *touch;
	if (touches_weakened) {
		memmove(&reaches[at + 1], &reaches[at], behind * sizeof *reaches);
		reaches[at] = *reach;
	}
	world.touches++;
}

void touches_keep(const struct touch *touch)
{
	uint32_t low = place_of(touch), high = low;
	struct reach own = own_reach(touch);
	struct pieces pieces;

	pieces.count = 0;
	if (stays_apart(touch)) {
		high += low < world.touches && compare(&touches[low], touch) == 0;
		add_piece(&pieces, touch, touch->address, end_of(touch), &own);
		replace(low, high, &pieces, touch);
		return;
	}
	if (low > 0 && compare_places(&touches[low - 1], touch) == 0 &&
		end_of(&touches[low - 1]) >= touch->address)
		low--;
	while (high < world.touches && compare_places(&touches[high], touch) == 0 &&
		touches[high].address <= end_of(touch))
		high++;
	if (low == high && world.touches < TOUCHES_MOST) {
		insert(low, touch, &own);
		return;
	}
	if (high - low == 1 && touches[low].address <= touch->address &&
		end_of(&touches[low]) >= end_of(touch) && same_reach(&reaches[low], &own))
		return;
	if (low < high)
		add_piece(&pieces, touch, touches[low].address, touch->address, &reaches[low]);
	add_piece(&pieces, touch, touch->address, end_of(touch), &own);
	if (low < high)
		add_piece(&pieces, touch, end_of(touch), end_of(&touches[high - 1]),
			&reaches[high - 1]);
	replace(low, high, &pieces, touch);
}

static int compare_for_sort(const void *one, const void *other)
{
	return compare(one, other);
}

/* Joins those that overlap or are neighbours. Not for weakened ones: their reaches may differ. */
static void join_sorted(void)
{
	uint32_t last = 0;

	for (uint32_t i = 1; i < world.touches; i++) {
		struct touch *before = &touches[last];
		const struct touch *touch = &touches[i];

		if (compare(before, touch) == 0)
			continue;
		if (stays_apart(touch) || compare_places(before, touch) != 0 ||
			end_of(before) < touch->address)
			touches[++last] = *touch;
		else if (end_of(before) < end_of(touch))
			before->size = (uint32_t)(end_of(touch) - before->address);
	}
	world.touches = world.touches ? last + 1 : 0;
}

void touches_keep_all(const struct touch *fresh, uint32_t count)
{
	if (count < MANY || touches_weakened) {
		for (uint32_t i = 0; i < count; i++)
			touches_keep(&fresh[i]);
		return;
	}
	memcpy(&touches[world.touches], fresh, count * sizeof *touches);
	world.touches += count;
	qsort(touches, world.touches, sizeof *touches, compare_for_sort);
	join_sorted();
	if (world.touches > TOUCHES_MOST) {
		world.touches = TOUCHES_MOST;
		too_many(fresh);
	}
}

void touches_remove(bool (*goes)(const struct touch *touch))
{
	uint32_t kept = 0;

	for (uint32_t i = 0; i < world.touches; i++) {
		if (goes(&touches[i]))
			continue;
		touches[kept] = touches[i];
		if (touches_weakened)
			reaches[kept] = reaches[i];
		kept++;
	}
	world.touches = kept;
}

/* Joins neighbours whose reaches have become the same. */
static void join_neighbours(void)
{
	uint32_t last = 0;

	for (uint32_t i = 1; i < world.touches; i++) {
		if (!stays_apart(&touches[i]) && compare_places(&touches[last], &touches[i]) == 0 &&
			end_of(&touches[last]) == touches[i].address &&
			same_reach(&reaches[last], &reaches[i])) {
			touches[last].size += touches[i].size;
			continue;
		}
		touches[++last] = touches[i];
		reaches[last] = reaches[i];
	}
	world.touches = world.touches ? last + 1 : 0;
}

/* ---------------------------------------------------------------- objects */

static uint64_t *object_bits(uint32_t touch)
{
	return &reaches[touch].bits[OBJECTS_AT / 64];
}

static bool comes_before(const struct touch_object *one, uintptr_t address, int64_t head)
{
	return one->address < address || (one->address == address && one->head < head);
}

static uint32_t object_place(uintptr_t address, int64_t head)
{
	uint32_t at = 0;

	while (at < world.reaches && comes_before(&touches_objects[at], address, head))
		at++;
	return at;
}

static bool is_object(uint32_t at, uintptr_t address, int64_t head)
{
	return at < world.reaches && touches_objects[at].address == address &&
	       touches_objects[at].head == head;
}

uint32_t touches_object(uintptr_t address, int64_t head)
{
	uint32_t at = object_place(address, head);

	return is_object(at, address, head) ? at : world.reaches;
}

/* The bits below one of them. */
static uint64_t below(uint64_t bits, uint32_t bit)
{
	return bits & ((UINT64_C(1) << bit) - 1);
}

static void drop_object(uint32_t at)
{
	world.reaches--;
	memmove(&touches_objects[at], &touches_objects[at + 1],
		(world.reaches - at) * sizeof *touches_objects);
	for (uint32_t i = 0; i < world.touches; i++) {
		uint64_t *bits = object_bits(i), low = below(*bits, at);

		*bits = low | (*bits >> 1 ^ below(*bits >> 1, at));
	}
}

/* An object that no access reaches needs no bit. */
static void drop_unused_objects(void)
{
	uint64_t used = 0;

	for (uint32_t i = 0; i < world.touches; i++)
		used |= *object_bits(i);
	for (uint32_t at = world.reaches; at-- > 0;)
		if (!(used >> at & 1))
			drop_object(at);
}

uint32_t touches_add_object(uintptr_t address, int64_t head)
{
	uint32_t at = object_place(address, head);

	if (is_object(at, address, head))
		return at;
	if (world.reaches == OBJECTS_MOST) {
		drop_unused_objects();
		at = object_place(address, head);
	}
	if (world.reaches == OBJECTS_MOST) {
		world_end(END_UNMODELLED, 0, address,
			"more than 64 synchronisation objects together with relaxed atomics");
		return 0;
	}
	memmove(&touches_objects[at + 1], &touches_objects[at],
		(world.reaches - at) * sizeof *touches_objects);
	touches_objects[at] = (struct touch_object){address, head};
	world.reaches++;
	for (uint32_t i = 0; i < world.touches; i++) {
		uint64_t *bits = object_bits(i), low = below(*bits, at);

		*bits = low | (*bits ^ low) << 1;
	}
	return at;
}

/* ---------------------------------------------------------------- states */

size_t touches_size(void)
{
	if (!touches_weakened)
		return world.touches * sizeof *touches;
	join_neighbours();
	drop_unused_objects();
	return world.touches * (sizeof *touches + sizeof *reaches) +
	       world.reaches * sizeof *touches_objects;
}

char *touches_save(char *at)
{
	size_t size = world.touches * sizeof *touches;

	memcpy(at, touches, size);
	at += size;
	if (touches_weakened) {
		size = world.touches * sizeof *reaches;
		memcpy(at, reaches, size);
		at += size;
		memcpy(at, touches_objects, world.reaches * sizeof *touches_objects);
		at += world.reaches * sizeof *touches_objects;
	}
	return at;
}

const char *touches_restore(const char *at)
{
	size_t size = world.touches * sizeof *touches;

	memcpy(touches, at, size);
	at += size;
	if (touches_weakened) {
		size = world.touches * sizeof *reaches;
		memcpy(reaches, at, size);
		at += size;
		memcpy(touches_objects, at, world.reaches * sizeof *touches_objects);
		at += world.reaches * sizeof *touches_objects;
	}
	return at;
}
