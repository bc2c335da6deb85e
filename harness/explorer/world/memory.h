/*
 * The program's memory: where each thread's heap and stack stand, its globals, its code.
 *
 * The places are fixed, so that an address says whose it is, and means the same in every schedule.
 */
#ifndef MEMORY_H
#define MEMORY_H

#include "world/world.h"

/* Limits; a program that passes one is refused by name. */
enum {
	STACK_SIZE = 8 << 20, /* bytes; of main, too */
	HEAP_SIZE = 16 << 20, /* bytes, each thread has a heap of its own */
};

/* Finds the program's globals. */
void memory_init(void);
/* From now on there is memory for that thread. */
void memory_map_thread(int number);

char *memory_heap_base(int number);
char *memory_stack_top(int number);
/* The thread in whose heap, or stack, it lies; -1 for none. */
int memory_heap_of(uintptr_t address);
int memory_stack_of(uintptr_t address);
bool memory_is_global(uintptr_t address);
bool memory_is_code(uintptr_t address);
/* May the program write there? */
bool memory_owns(uintptr_t address, size_t size);
/* A fault there is a stack that ran over. */
bool memory_in_guard(uintptr_t address, int number);

/* Bytes at the end of a thread's heap, zeroed; NULL when there is no more. */
void *memory_heap_grow(struct thread *thread, size_t bytes);
/* After `thread` trapped: what its calls left below its stack pointer is wiped. */
void memory_wipe_below(struct thread *thread);

#endif
