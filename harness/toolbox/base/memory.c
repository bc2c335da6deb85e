#include "base/memory.h"

#include "base/fault.h"

#include <stdlib.h>

void *zeroed(size_t count, size_t size)
{
	void *memory = calloc(count ? count : 1, size ? size : 1);

	if (!memory)
		die(EXIT_OUR_FAULT, "out of memory");
	return memory;
}

void *aligned(size_t alignment, size_t size)
{
	void *memory = aligned_alloc(alignment, size);

	if (!memory)
		die(EXIT_OUR_FAULT, "out of memory");
	return memory;
}

void *grown(void *array, size_t count, size_t size)
{
	void *larger;

	/* The room doubles at every power of two, so `count` alone says when. */
	if (count & (count - 1))
		return array;
	larger = realloc(array, (count ? count * 2 : 1) * size);
	if (!larger)
		die(EXIT_OUR_FAULT, "out of memory");
	return larger;
}
