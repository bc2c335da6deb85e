/*
 * The open accesses, and their reaches while those are kept (order.h). All of this is part of a
 * state: what is open decides what may still race.
 */
#ifndef TOUCHES_H
#define TOUCHES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/*
 * TOUCH_ATOMIC: two of these do not race with each other. TOUCH_FREE: the block is freed.
 * TOUCH_PAST: an atomic write that was a release and so has closed itself, see order.c.
 */
enum { TOUCH_WRITE = 1, TOUCH_ATOMIC = 2, TOUCH_FREE = 4, TOUCH_PAST = 8 };

enum {
	TOUCHES_MOST = 1 << 15,
	OBJECTS_MOST = 64, /* objects that have a bit; more are refused */
	WEAK_THREADS = 20, /* threads, while reaches are kept */
	REACH_WORDS = 2,
};

struct touch {
	uint64_t address;
	uint32_t size;
	uint32_t pc;
	uint8_t thread;
	uint8_t how;
	uint8_t unused[6];
};

/*
 * The threads and objects that are ordered behind an access. One bit for each thread, two for each
 * thread's fences (covered by a release fence; to be taken over by an acquire fence), one for each
 * object.
 */
struct reach {
	uint64_t bits[REACH_WORDS];
};

/* world.touches entries, sorted, so that the same accesses in two orders make one state. */
extern struct touch touches[TOUCHES_MOST];
/* One for each entry of touches[]; valid while touches_weakened. */
extern struct reach reaches[TOUCHES_MOST];
extern bool touches_weakened;
/* world.reaches entries: the object that each bit stands for. */
extern uintptr_t touches_objects[OBJECTS_MOST];

static inline bool reach_has(const struct reach *reach, int bit)
{
	return reach->bits[bit / 64] >> bit % 64 & 1;
}

/* Adds an access that reaches only its own thread. If it is there already, resets its reach. */
void touches_keep(const struct touch *touch);
void touches_remove(uint32_t at);

/* For state.c. */
size_t touches_size(void);
char *touches_save(char *at);
const char *touches_restore(const char *at);

#endif
