#include "calls/heap.h"

#include "world/access.h"
#include "calls/keys.h"
#include "step/machine.h"

#include <errno.h>
#include <string.h>

enum { FRESH = 0xa5, LIVE = 0x4c495645, FREED = 0x46524545 };

/* Before every block. The blocks of one thread lie one behind the other. */
struct block {
	uint32_t mark;
	uint32_t made_at;
	uint64_t size; /* as asked for */
	uint64_t room;
	struct block *next; /* among the free ones */
};

_Static_assert(sizeof(struct block) % 16 == 0, "what malloc returns is aligned to 16");

static bool is_block(const struct block *block)
{
	return world_in_heap((uintptr_t)block) && (block->mark == LIVE || block->mark == FREED) &&
	       (uintptr_t)block % 16 == 0;
}

static char *bytes_of(struct block *block)
{
	return (char *)(block + 1);
}

/*
 * The block around an address; NULL between two of them. It is the first one that its mark shows,
 * going down from the address.
 */
static struct block *block_around(uint64_t address)
{
	uint64_t at = address & ~UINT64_C(15);
	uint64_t base = address - address % (UINT64_C(1) << 28);

	while (at >= base + sizeof(struct block)) {
		struct block *block = (struct block *)(at - sizeof *block);

		if (is_block(block))
			return address < (uint64_t)bytes_of(block) + block->room ? block : NULL;
		if (at == base)
			break;
		at -= 16;
	}
	return NULL;
}

static uint64_t used_end(uint64_t address)
{
	uint64_t number = (address - (UINT64_C(1) << 40)) >> 28;

	return (uint64_t)world_heap_base((int)number) + threads[number].heap_used;
}

const char *heap_complaint(uint64_t address, uint64_t size)
{
	struct block *block;

	if (address >= used_end(address))
		return "touches memory beyond the heap";
	block = block_around(address);
	if (!block)
		return "touches memory between the blocks of the heap";
	if (block->mark == FREED)
		return "touches memory that was freed";
	if (address + size > (uint64_t)bytes_of(block) + block->size)
		return "touches memory behind the end of a block of the heap";
	return NULL;
}

uint32_t heap_made_at(uint64_t address, uint64_t *start, uint64_t *size)
{
	struct block *block = world_in_heap(address) ? block_around(address) : NULL;

	if (!block)
		return 0;
	if (start)
		*start = (uint64_t)bytes_of(block);
	if (size)
		*size = block->size;
	return block->made_at;
}

static struct block *take_free(struct thread *thread, uint64_t room)
{
	for (struct block **at = &thread->free_blocks; *at; at = &(*at)->next)
		if ((*at)->room == room) {
			struct block *block = *at;

			*at = block->next;
			return block;
		}
	return NULL;
}

static void *get(struct thread *thread, uint64_t size, uint64_t alignment, int fill)
{
	uint64_t room = (size + 15) & ~UINT64_C(15);
	struct block *block;

	if (size > HEAP_SIZE)
		return NULL;
	room = room ? room : 16;
	block = alignment <= 16 ? take_free(thread, room) : NULL;
	if (!block && alignment > 16) {
		uint64_t end = (uint64_t)world_heap_base(thread_number(thread)) +
			       thread->heap_used + sizeof *block;

		world_heap_grow(thread, (alignment - end % alignment) % alignment);
	}
	if (!block)
		block = world_heap_grow(thread, sizeof *block + room);
	if (!block) {
		machine_end(END_UNMODELLED, 0, 0, "more than 16 MiB of heap in one thread");
		return NULL;
	}
	*block = (struct block){
		.mark = LIVE, .made_at = machine_pc(thread), .size = size, .room = room};
	memset(bytes_of(block), fill, size);
	return bytes_of(block);
}

void *heap_get(struct thread *thread, size_t size)
{
	return get(thread, size, 16, 0);
}

/* A live block that begins there; ends the world if there is none. */
static struct block *live(struct thread *thread, uint64_t address)
{
	struct block *block = (struct block *)(address - sizeof *block);

	(void)thread;
	if (!world_in_heap(address) || !is_block(block))
		machine_end(END_MEMORY, 1, address, "frees what malloc() did not give");
	else if (block->mark == FREED)
		machine_end(END_MEMORY, 1, address, "frees a block twice");
	return world.end ? NULL : block;
}

static void give_back(struct thread *thread, uint64_t address)
{
	struct block *block = address ? live(thread, address) : NULL;

	if (!block)
		return;
	access_touch(thread, address, block->size, TOUCH_WRITE | TOUCH_FREE, machine_pc(thread));
	block->mark = FREED;
	block->next = thread->free_blocks;
	thread->free_blocks = block;
	memset(bytes_of(block), 0, block->room);
}

static uint64_t malloc_run(struct thread *thread, unsigned choice)
{
	(void)choice;
	return (uint64_t)get(thread, thread->arguments[0], 16, FRESH);
}

OPERATION(malloc) = {"malloc", 1, NULL, malloc_run};

static uint64_t calloc_run(struct thread *thread, unsigned choice)
{
	uint64_t size;

	(void)choice;
	if (__builtin_mul_overflow(thread->arguments[0], thread->arguments[1], &size))
		return 0;
	return (uint64_t)get(thread, size, 16, 0);
}

OPERATION(calloc) = {"calloc", 2, NULL, calloc_run};

static uint64_t free_run(struct thread *thread, unsigned choice)
{
	(void)choice;
	give_back(thread, thread->arguments[0]);
	return 0;
}

OPERATION(free) = {"free", 1, NULL, free_run, .touches = true};

static uint64_t realloc_run(struct thread *thread, unsigned choice)
{
	uint64_t old = thread->arguments[0], size = thread->arguments[1], kept;
	struct block *block;
	void *bytes;

	(void)choice;
	block = old ? live(thread, old) : NULL;
	if (world.end)
		return 0;
	bytes = get(thread, size, 16, FRESH);
	if (!block || !bytes)
		return (uint64_t)bytes;
	kept = block->size < size ? block->size : size;
	memcpy(bytes, (void *)old, kept);
	give_back(thread, old);
	return (uint64_t)bytes;
}

OPERATION(realloc) = {"realloc", 2, NULL, realloc_run, .touches = true};

static uint64_t aligned_run(struct thread *thread, unsigned choice)
{
	(void)choice;
	return (uint64_t)get(thread, thread->arguments[1], thread->arguments[0], FRESH);
}

OPERATION(aligned_alloc) = {"aligned_alloc", 2, NULL, aligned_run};

static uint64_t memalign_run(struct thread *thread, unsigned choice)
{
	void *bytes = get(thread, thread->arguments[2], thread->arguments[1], FRESH);

	(void)choice;
	if (!bytes)
		return ENOMEM;
	access_touch(thread, thread->arguments[0], sizeof bytes, TOUCH_WRITE, machine_pc(thread));
	if (!world.end)
		memcpy((void *)thread->arguments[0], &bytes, sizeof bytes);
	return 0;
}

OPERATION(posix_memalign) = {"posix_memalign", 3, NULL, memalign_run};

static uint64_t strdup_run(struct thread *thread, unsigned choice)
{
	const char *text = (const char *)thread->arguments[0];
	size_t size = strlen(text) + 1;
	void *bytes;

	(void)choice;
	access_touch(thread, thread->arguments[0], size, 0, machine_pc(thread));
	bytes = world.end ? NULL : get(thread, size, 16, 0);
	return (uint64_t)(bytes ? memcpy(bytes, text, size) : NULL);
}

OPERATION(strdup) = {"strdup", 1, NULL, strdup_run, .touches = true};
