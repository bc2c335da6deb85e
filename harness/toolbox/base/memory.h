/*
 * Allocation that cannot fail: running out of memory ends the program (exit 4).
 */
#ifndef MEMORY_H
#define MEMORY_H

#include <stddef.h>

/* `count` elements of `size` bytes, all zero. Never NULL, whatever the numbers. */
void *zeroed(size_t count, size_t size);
/* `*array` holds `count` elements of `size`; makes room for one more. */
void *grown(void *array, size_t count, size_t size);

#endif
