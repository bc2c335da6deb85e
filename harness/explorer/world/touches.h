/*
 * The open accesses, sorted, and, once they are kept (order.h), their reaches. All of this is part
 * of a state: what is open decides what may still race.
 */
#ifndef TOUCHES_H
#define TOUCHES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/*
 * TOUCH_ATOMIC: two of these never race with one another. TOUCH_FREE: the end of a heap block.
 * TOUCH_PAST: closed by the release that it was itself, see order.c.
 */
enum { TOUCH_WRITE = 1, TOUCH_ATOMIC = 2, TOUCH_FREE = 4, TOUCH_PAST = 8 };

enum {
	TOUCHES_MOST = 1 << 15,
	OBJECTS_MOST = 64, /* objects with reaches; more are refused */
	WEAK_THREADS = 20, /* threads, where reaches are kept */
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
 * Bits: one for each thread, two more for each thread's fences (what a release fence has covered,
 * what an acquire fence is still to take over), one for each object.
 */
struct reach {
	uint64_t bits[REACH_WORDS];
};

/* world.touches of them, sorted, so that two orders of the same accesses are one state. */
extern struct touch touches[TOUCHES_MOST];
/* Of each; kept only while touches_weakened. */
extern struct reach reaches[TOUCHES_MOST];
extern bool touches_weakened;
/* world.reaches of them: the object of a bit. */
extern uintptr_t touches_objects[OBJECTS_MOST];

static inline bool reach_has(const struct reach *reach, int bit)
{
	return reach->bits[bit / 64] >> bit % 64 & 1;
}

/* Adds one, reached by its own thread, or makes an older one alike that. */
void touches_keep(const struct touch *touch);
void touches_remove(uint32_t at);

/* For state.c. */
size_t touches_size(void);
char *touches_save(char *at);
const char *touches_restore(const char *at);

#endif
