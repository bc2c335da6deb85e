/*
 * The blocks of the heap. Every thread allocates from a heap of its own, so an address depends on
 * what the thread did and not on when it did it. A freed block belongs to the thread that freed it,
 * until that has ended: see blocks_inherit(). Freed bytes become zero; new ones are filled with a
 * pattern that no program means as a number.
 */
#ifndef BLOCKS_H
#define BLOCKS_H

#include "world/world.h"

enum { BLOCK_FRESH = 0xa5 };

/*
 * Allocates bytes filled with `fill`. Returns NULL when there are none; a full heap also ends the
 * world.
 */
void *blocks_get(struct thread *thread, uint64_t size, uint64_t alignment, int fill);
/* Zeroed bytes for what the explorer itself keeps in a thread's heap. */
void *blocks_get_zeroed(struct thread *thread, size_t size);

/* The live block that begins at the address. If there is none, ends the world and returns NULL. */
struct block *blocks_live(uint64_t address);
uint64_t blocks_size(const struct block *block);
void blocks_free(struct thread *thread, struct block *block);

/*
 * Of the blocks that `ended` has freed, those of `heir`'s heap (NULL: nobody's) become the heir's.
 * The others belong to nobody, and the heap that ends in such blocks shrinks.
 */
void blocks_inherit(struct thread *heir, struct thread *ended);
/* Gives a thread the blocks of its heap that belong to nobody: an earlier one of its number did. */
void blocks_adopt(struct thread *thread);

/* Says what is wrong with touching these bytes of the heap, or returns NULL. */
const char *blocks_complaint(uint64_t address, uint64_t size);
/*
 * The place in the code that allocated the block around the address; 0 if there is no such block.
 * `start` and `size` may be NULL.
 */
uint32_t blocks_made_at(uint64_t address, uint64_t *start, uint64_t *size);

#endif
