/*
 * The explorer's own memory. These never return NULL: when there is none left, the explorer gives
 * up.
 */
#ifndef ALLOCATE_H
#define ALLOCATE_H

#include <stddef.h>

/* The caller frees it. */
void *allocate(size_t size);
void *allocate_zeros(size_t count, size_t size);
void *reallocate(void *old, size_t size);
/*
 * Makes room for one more than `count` items. Returns the array, which may have moved, and updates
 * `room`.
 */
void *grown(void *array, size_t count, size_t *room, size_t size);

#endif
