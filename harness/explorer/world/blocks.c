#include "world/blocks.h"

#include "world/end.h"
#include "world/memory.h"
#include "world/pc.h"

#include <string.h>

/* FREED: in a thread's list. ORPHANED: in nobody's. */
enum { LIVE = 0x4c495645, FREED = 0x46524545, ORPHANED = 0x4f525048 };

/* Precedes every block. The blocks of one thread are contiguous. */
struct block {
	uint32_t mark;
	uint32_t made_at;
	uint64_t size; /* as requested */
	uint64_t room;
	struct block *next; /* in the list of free blocks */
};

_Static_assert(sizeof(struct block) % 16 == 0, "what malloc returns is aligned to 16");

static bool is_block(const struct block *block)
{
	return memory_heap_of((uintptr_t)block) >= 0 &&
	       (block->mark == LIVE || block->mark == FREED || block->mark == ORPHANED) &&
	       (uintptr_t)block % 16 == 0;
}

static char *bytes_of(struct block *block)
{
	return (char *)(block + 1);
}

/*
 * The block that contains an address of a heap, or NULL if the address is between two blocks. Walks
 * down from the address to the first mark of a block.
 */
static struct block *block_around(uint64_t address)
{
	uint64_t at = address & ~UINT64_C(15);
	uint64_t base = (uint64_t)memory_heap_base(memory_heap_of(address));

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

const char *blocks_complaint(uint64_t address, uint64_t size)
{
	int owner = memory_heap_of(address);
	struct block *block;

	if (address >= (uint64_t)memory_heap_base(owner) + threads[owner].heap_used)
		/* The heap of a thread that has ended has shrunk. */
		return threads[owner].state == THREAD_LIVES ? "touches memory beyond the heap"
							    : "touches memory that was freed";
	block = block_around(address);
	if (!block)
		return "touches memory between the blocks of the heap";
	if (block->mark != LIVE)
		return "touches memory that was freed";
	if (address + size > (uint64_t)bytes_of(block) + block->size)
		return "touches memory behind the end of a block of the heap";
	return NULL;
}

uint32_t blocks_made_at(uint64_t address, uint64_t *start, uint64_t *size)
{
	struct block *block = memory_heap_of(address) >= 0 ? block_around(address) : NULL;

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

void *blocks_get(struct thread *thread, uint64_t size, uint64_t alignment, int fill)
{
	uint64_t room = (size + 15) & ~UINT64_C(15);
	struct block *block;

	if (size > HEAP_SIZE)
		return NULL;
	room = room ? room : 16;
	block = alignment <= 16 ? take_free(thread, room) : NULL;
	if (!block && alignment > 16) {
		uint64_t end = (uint64_t)memory_heap_base(thread_number(thread)) +
			       thread->heap_used + sizeof *block;

		memory_heap_grow(thread, (alignment - end % alignment) % alignment);
	}
	if (!block)
		block = memory_heap_grow(thread, sizeof *block + room);
	if (!block) {
		world_end(END_UNMODELLED, 0, 0, "more than 16 MiB of heap in one thread");
		return NULL;
	}
	*block = (struct block){.mark = LIVE, .made_at = pc_of(thread), .size = size, .room = room};
	memset(bytes_of(block), fill, size);
	return bytes_of(block);
}

void *blocks_get_zeroed(struct thread *thread, size_t size)
{
	return blocks_get(thread, size, 16, 0);
}

struct block *blocks_live(uint64_t address)
{
	struct block *block = (struct block *)(address - sizeof *block);
	int owner = memory_heap_of(address);
	bool shrunk = owner >= 0 && threads[owner].state != THREAD_LIVES &&
		      address >= (uint64_t)memory_heap_base(owner) + threads[owner].heap_used;

	if (owner < 0 || (!is_block(block) && !shrunk))
		world_end(END_MEMORY, 1, address, "frees what malloc() did not give");
	else if (block->mark != LIVE)
		world_end(END_MEMORY, 1, address, "frees a block twice");
	return world.end ? NULL : block;
}

uint64_t blocks_size(const struct block *block)
{
	return block->size;
}

void blocks_free(struct thread *thread, struct block *block)
{
	block->mark = FREED;
	block->next = thread->free_blocks;
	thread->free_blocks = block;
	memset(bytes_of(block), 0, block->room);
}

/* ---------------------------------------------------------------- of threads that have ended */

/* The block at an address, or the next one behind it; NULL if that is `end`. */
static struct block *block_from(char *at, const char *end)
{
	/* Alignment leaves zeros between blocks. */
	while (at < end && !((struct block *)at)->mark)
		at += 16;
	return at < end ? (struct block *)at : NULL;
}

static char *behind(struct block *block)
{
	return bytes_of(block) + block->room;
}

static void shrink(struct thread *ended)
{
	char *base = memory_heap_base(thread_number(ended)), *end = base + ended->heap_used;
	char *kept = base;

	for (struct block *block = block_from(base, end); block;
		block = block_from(behind(block), end))
		if (block->mark != ORPHANED)
			kept = behind(block);
	memset(kept, 0, (size_t)(end - kept));
	ended->heap_used = (uint32_t)(kept - base);
}

void blocks_inherit(struct thread *heir, struct thread *ended)
{
	struct block *block = ended->free_blocks, *next;

	ended->free_blocks = NULL;
	for (; block; block = next) {
		next = block->next;
		if (heir && memory_heap_of((uintptr_t)block) == thread_number(heir)) {
			block->next = heir->free_blocks;
			heir->free_blocks = block;
		} else {
			block->mark = ORPHANED;
			block->next = NULL;
		}
	}
	shrink(ended);
}

void blocks_adopt(struct thread *thread)
{
	char *base = memory_heap_base(thread_number(thread)), *end = base + thread->heap_used;
	struct block **last = &thread->free_blocks;

	for (struct block *block = block_from(base, end); block;
		block = block_from(behind(block), end))
		if (block->mark == ORPHANED) {
			block->mark = FREED;
			*last = block;
			last = &block->next;
		}
}
