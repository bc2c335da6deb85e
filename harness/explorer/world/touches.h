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
	TOUCHES_MOST = 1 << 18,
	TOUCHES_AT_ONCE = 1 << 12, /* that touches_keep_all() takes */
	OBJECTS_MOST = 64, /* objects that have a bit; more are refused */
	OBJECTS_AT = 64, /* the first of these bits */
	WEAK_THREADS = 20, /* threads, while reaches are kept */
	REACH_WORDS = 2,
};

/*
 * The bytes that a thread has touched from one place in the code. Plain accesses to neighbouring
 * bytes are one touch, so that a loop over an array is one.
 */
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
 * object, from OBJECTS_AT on.
 */
struct reach {
	uint64_t bits[REACH_WORDS];
};

/* What has a bit: a synchronisation object; of an atomic, the stores that one thread has begun. */
struct touch_object {
	uintptr_t address;
	int64_t head; /* that thread's number, or NO_HEAD: see order.c */
};

enum { NO_HEAD = -1 };

/*
 * world.touches entries, sorted by thread first, so that the same accesses in two orders make one
 * state.
 */
extern struct touch touches[TOUCHES_MOST + TOUCHES_AT_ONCE];
/* One for each entry of touches[]; valid while touches_weakened. */
extern struct reach reaches[TOUCHES_MOST];
extern bool touches_weakened;
/* world.reaches entries: the object that each bit stands for. Sorted, too. */
extern struct touch_object touches_objects[OBJECTS_MOST];

static inline bool reach_has(const struct reach *reach, int bit)
{
	return reach->bits[bit / 64] >> bit % 64 & 1;
}

/* Adds an access that reaches only its own thread. If it is there already, resets its reach. */
void touches_keep(const struct touch *touch);
/* The same for many of one thread. A loop over an array of structs has no neighbours to join. */
void touches_keep_all(const struct touch *fresh, uint32_t count);
/* Removes those for which the function says so. */
void touches_remove(bool (*goes)(const struct touch *touch));
/* Calls the function for each touch of another thread that shares a byte with this one. */
void touches_meet(
	const struct touch *now, void (*meet)(const struct touch *open, const struct touch *now));
/* The index of an object's bit, or the number of objects. */
uint32_t touches_object(uintptr_t address, int64_t head);
/* The same; gives it a bit if it has none. Ends the world, and returns 0, if there are too many. */
uint32_t touches_add_object(uintptr_t address, int64_t head);

/* For state.c. Brings what is kept into its one form, and returns its size. */
size_t touches_size(void);
char *touches_save(char *at);
const char *touches_restore(const char *at);

#endif
