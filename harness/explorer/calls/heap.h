/*
 * The heap. Every thread hands out memory of its own, so that an address depends on what the thread
 * did, and not on when; a block goes to whoever freed it. Freed bytes become zero, new ones are
 * filled with a pattern that is no number anybody means.
 */
#ifndef HEAP_H
#define HEAP_H

#include "world/world.h"

/* Zeroed bytes for what the explorer itself keeps in a thread's heap; the world ends if there are
 * none. */
void *heap_get(struct thread *thread, size_t size);
/* What is wrong with touching these bytes of the heap; NULL if nothing. */
const char *heap_complaint(uint64_t address, uint64_t size);
/* Where the block around the address was made; 0 if nowhere. `start` and `size` may be NULL. */
uint32_t heap_made_at(uint64_t address, uint64_t *start, uint64_t *size);

#endif
