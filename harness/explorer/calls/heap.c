/* The calls that allocate and free blocks of the heap (blocks.h). */
#include "world/access.h"
#include "world/blocks.h"
#include "world/pc.h"

#include <errno.h>
#include <string.h>

static void give_back(struct thread *thread, uint64_t address)
{
	struct block *block = address ? blocks_live(address) : NULL;

	if (!block)
		return;
	access_touch(thread, address, blocks_size(block), TOUCH_WRITE | TOUCH_FREE, pc_of(thread));
	blocks_free(thread, block);
}

static uint64_t malloc_run(struct thread *thread, unsigned choice)
{
	(void)choice;
	return (uint64_t)blocks_get(thread, thread->arguments[0], 16, BLOCK_FRESH);
}

OPERATION(malloc) = {"malloc", 1, NULL, malloc_run};

static uint64_t calloc_run(struct thread *thread, unsigned choice)
{
	uint64_t size;

	(void)choice;
	if (__builtin_mul_overflow(thread->arguments[0], thread->arguments[1], &size))
		return 0;
	return (uint64_t)blocks_get(thread, size, 16, 0);
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
	block = old ? blocks_live(old) : NULL;
	if (world.end)
		return 0;
	bytes = blocks_get(thread, size, 16, BLOCK_FRESH);
	if (!block || !bytes)
		return (uint64_t)bytes;
	kept = blocks_size(block) < size ? blocks_size(block) : size;
	memcpy(bytes, (void *)old, kept);
	give_back(thread, old);
	return (uint64_t)bytes;
}

OPERATION(realloc) = {"realloc", 2, NULL, realloc_run, .touches = true};

static uint64_t aligned_run(struct thread *thread, unsigned choice)
{
	(void)choice;
	return (uint64_t)blocks_get(
		thread, thread->arguments[1], thread->arguments[0], BLOCK_FRESH);
}

OPERATION(aligned_alloc) = {"aligned_alloc", 2, NULL, aligned_run};

static uint64_t memalign_run(struct thread *thread, unsigned choice)
{
	void *bytes = blocks_get(thread, thread->arguments[2], thread->arguments[1], BLOCK_FRESH);

	(void)choice;
	if (!bytes)
		return ENOMEM;
	access_touch(thread, thread->arguments[0], sizeof bytes, TOUCH_WRITE, pc_of(thread));
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
	access_touch(thread, thread->arguments[0], size, 0, pc_of(thread));
	bytes = world.end ? NULL : blocks_get(thread, size, 16, 0);
	return (uint64_t)(bytes ? memcpy(bytes, text, size) : NULL);
}

OPERATION(strdup) = {"strdup", 1, NULL, strdup_run, .touches = true};
