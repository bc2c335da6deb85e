#include "world/access.h"

#include "arch/arch.h"
#include "world/bounds.h"
#include "world/order.h"

_Static_assert(NOTES_MOST <= TOUCHES_AT_ONCE, "all that the hooks have noted is kept at once");

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

/* Of two different threads, with a byte in common. */
static bool conflict(const struct touch *one, const struct touch *other)
{
	return ((one->how | other->how) & TOUCH_WRITE) && !(one->how & other->how & TOUCH_ATOMIC);
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

/* An access happens. True if it is to be kept. */
static bool happens(struct thread *thread, const struct touch *touch)
{
	if (touch->size == 0)
		return false;
	/*
	 * A thread that touches what another one is freeing gets both reports: the race and the
	 * freed memory.
	 */
	touches_meet(touch, meet);
	/* Whoever comes later is ordered behind all that a lone thread has done. */
	return bounds_may_touch(thread, touch->address, touch->size, touch->how, touch->pc) &&
	       world.living > 1;
}

void access_touch(struct thread *thread, uint64_t address, uint64_t size, unsigned how, uint32_t pc)
{
	struct touch touch = {.address = address,
		.size = (uint32_t)size,
		.pc = pc,
		.thread = (uint8_t)thread_number(thread),
		.how = (uint8_t)how};

	if (happens(thread, &touch))
		touches_keep(&touch);
}

unsigned access_noted(void)
{
	return (unsigned)(access_hooks.next - access_notes);
}

static struct touch touch_of(
	const struct thread *thread, uint64_t address, uint64_t how, uint64_t pc)
{
	return (struct touch){.address = address,
		.size = (uint32_t)how & INT32_MAX,
		.pc = (uint32_t)pc,
		.thread = (uint8_t)thread_number(thread),
		.how = how >> 31 & 1 ? TOUCH_WRITE : 0};
}

unsigned access_absorb(struct thread *thread)
{
	static struct touch fresh[NOTES_MOST];
	const struct note *note = access_notes, *end = access_hooks.next;
	uint32_t count = 0;

	access_hooks.next = access_notes;
	for (; note < end && !world.end; note++) {
		fresh[count] = touch_of(thread, note->address, note->how, note->pc);
		count += happens(thread, &fresh[count]);
	}
	touches_keep_all(fresh, count);
	return (unsigned)(note - access_notes);
}

/*
 * An access that has become a scheduling point. The access itself happens when the fiber runs on.
 */
static uint64_t access_run(struct thread *thread, unsigned choice)
{
	const uint64_t *arguments = thread->arguments;
	struct touch touch = touch_of(thread, arguments[0], arguments[1], arguments[2]);

	(void)choice;
	if (happens(thread, &touch))
		touches_keep(&touch);
	return 0;
}

OPERATION(access) = {
	"access", 3, always_enabled, access_run, .touches = true, .frame = FRAME_ACCESS};
