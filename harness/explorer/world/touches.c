#include "world/touches.h"

#include "world/end.h"

#include <string.h>

struct touch touches[TOUCHES_MOST];
struct reach reaches[TOUCHES_MOST];
bool touches_weakened;
uintptr_t touches_objects[OBJECTS_MOST];

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

/*
 * An access that is there already is refreshed: the newest stands for the older ones of its place.
 */
void touches_keep(const struct touch *touch)
{
	uint32_t low = 0, high = world.touches;

	while (low < high) {
		uint32_t middle = (low + high) / 2;
		int order = compare(&touches[middle], touch);

		if (order == 0) {
			if (touches_weakened)
				reaches[middle] = (struct reach){{UINT64_C(1) << touch->thread}};
			return;
		}
		if (order < 0)
			low = middle + 1;
		else
			high = middle;
	}
	if (world.touches == TOUCHES_MOST) {
		world_end(END_UNMODELLED, 0, touch->address,
			"more than 32768 accesses between two synchronisations");
		return;
	}
	memmove(&touches[low + 1], &touches[low], (world.touches - low) * sizeof *touches);
	touches[low] = *touch;
	if (touches_weakened) {
		memmove(&reaches[low + 1], &reaches[low], (world.touches - low) * sizeof *reaches);
		reaches[low] = (struct reach){{UINT64_C(1) << touch->thread}};
	}
	world.touches++;
}

void touches_remove(uint32_t at)
{
	uint32_t behind = world.touches - at - 1;

	memmove(&touches[at], &touches[at + 1], behind * sizeof *touches);
	if (touches_weakened)
		memmove(&reaches[at], &reaches[at + 1], behind * sizeof *reaches);
	world.touches--;
}

size_t touches_size(void)
{
	size_t size = world.touches * sizeof *touches;

	if (touches_weakened)
		size += world.touches * sizeof *reaches + world.reaches * sizeof *touches_objects;
	return size;
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
