#include "base/allocate.h"

#include "base/fail.h"

#include <stdlib.h>

static void *checked(void *memory)
{
	if (!memory)
		explorer_out_of_memory();
	return memory;
}

void *allocate(size_t size)
{
	return checked(malloc(size ? size : 1));
}

void *allocate_zeros(size_t count, size_t size)
{
	return checked(calloc(count ? count : 1, size));
}

void *reallocate(void *old, size_t size)
{
	return checked(realloc(old, size ? size : 1));
}

void *grown(void *array, size_t count, size_t *room, size_t size)
{
	if (count < *room)
		return array;
	*room = *room ? *room + *room / 2 : 1024;
	return reallocate(array, *room * size);
}
