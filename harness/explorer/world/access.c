#include "world/access.h"

#include "arch/arch.h"
#include "world/bounds.h"
#include "world/order.h"

struct race access_races[ACCESS_RACES_MOST];
int access_race_count;

void access_forget_races(void)
{
	access_race_count = 0;
}

static void note_race(const struct race *race)
{
	for (int i = 0; i < access_race_count; i++)
		if (access_races[i].first.pc == race->first.pc &&
			access_races[i].second.pc == race->second.pc)
			return;
	if (access_race_count < ACCESS_RACES_MOST)
		access_races[access_race_count++] = *race;
}

/* Of two different threads. */
static bool conflict(const struct touch *one, const struct touch *other)
{
	return one->address < other->address + other->size &&
	       other->address < one->address + one->size &&
	       ((one->how | other->how) & TOUCH_WRITE) && !(one->how & other->how & TOUCH_ATOMIC);
}

static void meet(const struct touch *open, const struct touch *now)
{
	if (!conflict(open, now) ||
		(touches_weakened && reach_has(&reaches[open - touches], now->thread)))
		return;
	if (open->how & TOUCH_PAST) {
		order_saw_unordered();
		return;
	}
	note_race(&(struct race){
		.address = now->address > open->address ? now->address : open->address,
		.first = {open->thread, open->how, open->pc},
		.second = {now->thread, now->how, now->pc},
		.doubtful = order_weak_seen && !touches_weakened,
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
	/*
	 * A thread that touches what another one is freeing gets both reports: the race and the
	 * freed memory.
	 */
	for (uint32_t i = 0; i < world.touches; i++) {
		if (touches[i].thread == number) {
			i = touches_behind(number) - 1;
			continue;
		}
		meet(&touches[i], &touch);
	}
	/* Whoever comes later is ordered behind all that a lone thread has done. */
	if (bounds_may_touch(thread, address, size, how, pc) && world.living > 1)
		touches_keep(&touch);
}

unsigned access_noted(void)
{
	return (unsigned)(access_hooks.next - access_notes);
}

static void touch_as_noted(struct thread *thread, uint64_t address, uint64_t how, uint64_t pc)
{
	access_touch(
		thread, address, how & INT32_MAX, how >> 31 & 1 ? TOUCH_WRITE : 0, (uint32_t)pc);
}

unsigned access_absorb(struct thread *thread)
{
	const struct note *note = access_notes, *end = access_hooks.next;

	access_hooks.next = access_notes;
	for (; note < end && !world.end; note++)
		touch_as_noted(thread, note->address, note->how, note->pc);
	return (unsigned)(note - access_notes);
}

/*
 * An access that has become a scheduling point. The access itself happens when the fiber runs on.
 */
static uint64_t access_run(struct thread *thread, unsigned choice)
{
	const uint64_t *arguments = thread->arguments;

	(void)choice;
	touch_as_noted(thread, arguments[0], arguments[1], arguments[2]);
	return 0;
}

OPERATION(access) = {
	"access", 3, always_enabled, access_run, .touches = true, .frame = FRAME_ACCESS};
