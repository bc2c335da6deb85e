#include "world/state.h"

#include "arch/arch.h"
#include "base/allocate.h"
#include "world/memory.h"
#include "world/touches.h"

#include <stdlib.h>
#include <string.h>

#define XXH_INLINE_ALL
#include <xxhash.h>

static char *initial_data;
static char *state;
static size_t state_room;

static void *piece(char **at, const void *from, size_t size)
{
	void *here = *at;

	memcpy(here, from, size);
	*at += size;
	return here;
}

static size_t stack_used(int number)
{
	return threads[number].sp ? (size_t)(memory_stack_top(number) - threads[number].sp) : 0;
}

static size_t state_size(void)
{
	size_t size =
		sizeof world + touches_size() + access_hooks.data_size + access_hooks.bss_size;

	FOR_EACH_THREAD(number, world.present)
		size += sizeof *threads + threads[number].heap_used + stack_used(number);
	return size;
}

const void *state_save(size_t *length)
{
	size_t size = state_size();
	char *at;

	if (size > state_room) {
		free(state);
		state_room = size * 2;
		state = allocate(state_room);
	}
	at = state;
	piece(&at, &world, sizeof world);
	FOR_EACH_THREAD(number, world.present)
		piece(&at, &threads[number], sizeof *threads);
	at = touches_save(at);
	piece(&at, access_hooks.data, access_hooks.data_size);
	piece(&at, access_hooks.bss, access_hooks.bss_size);
	FOR_EACH_THREAD(number, world.present) {
		piece(&at, memory_heap_base(number), threads[number].heap_used);
		piece(&at, threads[number].sp, stack_used(number));
	}
	*length = size;
	return state;
}

struct key state_key(const void *bytes, size_t length)
{
	XXH128_hash_t hash = XXH3_128bits(bytes, length);

	return (struct key){hash.low64, hash.high64};
}

/*
 * Wipes what the thread owns now and will not own in the next state: see the invariants in world.h.
 */
static void leave_thread(int number, const struct thread *next)
{
	const struct thread *now = &threads[number];
	char *heap = memory_heap_base(number), *top = memory_stack_top(number);
	char *sp = now->sp ? now->sp : top, *next_sp = next && next->sp ? next->sp : top;
	uint32_t kept = next ? next->heap_used : 0;

	if (kept < now->heap_used)
		memset(heap + kept, 0, now->heap_used - kept);
	if (sp < next_sp)
		memset(sp, 0, (size_t)(next_sp - sp));
}

void state_restore(const void *bytes)
{
	const char *at = (const char *)bytes + sizeof world;
	struct world next;

	memcpy(&next, bytes, sizeof next);
	FOR_EACH_THREAD(number, world.present)
		if (!thread_set_has(&next.present, number)) {
			leave_thread(number, NULL);
			threads[number] = (struct thread){0};
		}
	world = next;
	FOR_EACH_THREAD(number, world.present) {
		struct thread thread;

		memcpy(&thread, at, sizeof thread);
		at += sizeof thread;
		leave_thread(number, &thread);
		threads[number] = thread;
	}
	at = touches_restore(at);
	memcpy(access_hooks.data, at, access_hooks.data_size);
	at += access_hooks.data_size;
	memcpy(access_hooks.bss, at, access_hooks.bss_size);
	at += access_hooks.bss_size;
	FOR_EACH_THREAD(number, world.present) {
		memcpy(memory_heap_base(number), at, threads[number].heap_used);
		at += threads[number].heap_used;
		memcpy(threads[number].sp, at, stack_used(number));
		at += stack_used(number);
	}
}

void state_reset(void)
{
	FOR_EACH_THREAD(number, world.present) {
		leave_thread(number, NULL);
		threads[number] = (struct thread){0};
	}
	memset(&world, 0, sizeof world);
	access_hooks.next = access_notes;
	memcpy(access_hooks.data, initial_data, access_hooks.data_size);
	memset(access_hooks.bss, 0, access_hooks.bss_size);
}

void state_init(void)
{
	initial_data = allocate(access_hooks.data_size);
	memcpy(initial_data, access_hooks.data, access_hooks.data_size);
}
