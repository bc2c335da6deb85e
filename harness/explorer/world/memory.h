/*
 * The program's memory: each thread's heap and stack, the globals, the code. Heaps and stacks have
 * fixed places, so an address says whose it is and means the same in every schedule.
 */
#ifndef MEMORY_H
#define MEMORY_H

#include "world/world.h"

/* Limits. A program that exceeds one is refused by name. */
enum {
	STACK_SIZE = 8 << 20, /* bytes, main's as well */
	HEAP_SIZE = 16 << 20, /* bytes, for each thread */
};

/* Finds the program's globals. */
void memory_init(void);
/* Maps the thread's heap and stack, unless that has been done. */
void memory_map_thread(int number);

char *memory_heap_base(int number);
char *memory_stack_top(int number);
/* The thread in whose heap, or stack, the address lies; -1 for none. */
int memory_heap_of(uintptr_t address);
int memory_stack_of(uintptr_t address);
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
