/*
 * The blocks of the heap. Every thread hands out memory of its own, so that an address depends on
 * what the thread did, and not on when; a block goes to whoever freed it. Freed bytes become zero,
 * new ones are filled with a pattern that is no number anybody means.
 */
#ifndef BLOCKS_H
#define BLOCKS_H

#include "world/world.h"

enum { BLOCK_FRESH = 0xa5 };

/* Bytes filled with `fill`; NULL, and the end of the world, when there are none. */
void *blocks_get(struct thread *thread, uint64_t size, uint64_t alignment, int fill);
/* Zeroed bytes for what the explorer itself keeps in a thread's heap. */
void *blocks_get_zeroed(struct thread *thread, size_t size);

/* The live block that begins there; NULL, and the end of the world, when there is none. */
struct block *blocks_live(uint64_t address);
uint64_t blocks_size(const struct block *block);
void blocks_free(struct thread *thread, struct block *block);

/* What is wrong with touching these bytes of the heap; NULL if nothing. */
const char *blocks_complaint(uint64_t address, uint64_t size);
/* Where the block around the address was made; 0 if nowhere. `start` and `size` may be NULL. */
uint32_t blocks_made_at(uint64_t address, uint64_t *start, uint64_t *size);

#endif
