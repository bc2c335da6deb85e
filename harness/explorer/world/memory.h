/*
 * The program's memory: each thread's heap and stack, the globals, the code. Heaps and stacks have
 * fixed places, so an address says whose it is and means the same in every schedule.
 */
#ifndef MEMORY_H
#define MEMORY_H

#include "arch/region.h"
#include "world/world.h"

/* Limits. A program that exceeds one is refused by name. */
enum {
	STACK_SIZE = 8 << 20, /* bytes, main's as well */
	HEAP_SIZE = 16 << 20, /* bytes, for each thread */
};

/* Thread n's heap starts at REGION + n * STRIDE, its stack STACK_AT bytes above that. */
#define REGION (UINT64_C(1) << REGION_SHIFT)
#define STRIDE (UINT64_C(1) << 28)
#define STACK_AT (UINT64_C(1) << 27)

static inline char *memory_heap_base(int number)
{
	return (char *)(REGION + (uintptr_t)number * STRIDE);
}

static inline char *memory_stack_top(int number)
{
	return memory_heap_base(number) + STACK_AT + STACK_SIZE;
}

/* The thread in whose part of the region the address is one of `size` bytes from `offset` on. */
static inline int memory_owner(uintptr_t address, uint64_t offset, uint64_t size)
{
	uint64_t number = (address - REGION) / STRIDE, within = (address - REGION) % STRIDE;

	return address >= REGION && number < THREADS_MOST && within - offset < size ? (int)number
										    : -1;
}

/* The thread in whose heap, or stack, the address lies; -1 for none. */
static inline int memory_heap_of(uintptr_t address)
{
	return memory_owner(address, 0, HEAP_SIZE);
}

static inline int memory_stack_of(uintptr_t address)
{
	return memory_owner(address, STACK_AT, STACK_SIZE);
}

/* Finds the program's globals. */
void memory_init(void);
/* Maps the thread's heap and stack, unless that has been done. */
void memory_map_thread(int number);

bool memory_is_global(uintptr_t address);
bool memory_is_code(uintptr_t address);
/* May the program write there? */
bool memory_owns(uintptr_t address, size_t size);
/* A fault at such an address is a stack overflow. */
bool memory_in_guard(uintptr_t address, int number);

/* Extends a thread's heap by zeroed bytes. Returns NULL when it is full. */
void *memory_heap_grow(struct thread *thread, size_t bytes);
/* Wipes what `thread`'s calls have left below its stack pointer. Call it after each trap. */
void memory_wipe_below(struct thread *thread);

#endif
