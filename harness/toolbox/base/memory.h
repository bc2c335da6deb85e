/*
 * Allocation that cannot fail: running out of memory ends the program (exit 4).
 */
#ifndef MEMORY_H
#define MEMORY_H

#include <stddef.h>

/* `count` elements of `size` bytes, all zero. Never NULL, even for none. The caller frees it. */
void *zeroed(size_t count, size_t size);
/* One element whose address is a multiple of `alignment`; not zero. The caller frees it. */
void *aligned(size_t alignment, size_t size);
/*
 * Makes room for one more element in `array`, which holds `count` of `size` bytes and is NULL for
 * none. Returns the array, which may have moved. Call it before each element that is added.
 */
void *grown(void *array, size_t count, size_t size);

#endif
