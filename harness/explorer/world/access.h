/*
 * Accesses and the races between them.
 *
 * Theory of operation
 *
 * An access of thread A is open until A releases something: unlocks, posts, creates a thread, ends,
 * or stores an atomic with release order. Until then no other thread can be ordered behind the
 * access. So if thread B touches the same bytes meanwhile, and one of the two writes, that is a
 * data race, whatever else has happened. Conversely, every race shows up this way under some
 * schedule, as long as every thread that goes on because of a release also acquires.
 *
 * A thread that goes on without acquiring breaks that: it reads with a relaxed load, or reads what
 * a thread in between stored relaxed, or learns from a failed try-lock how far the owner has come.
 * From the first such event on (order_weaken(), and the search starts over) a release no longer
 * closes an access. The access keeps its reach instead: the set of threads and objects that are
 * ordered behind it. A release to an object adds the object to the reach of every access that
 * reaches the thread; an acquire adds the thread to the reach of every access that reaches the
 * object. B's access races with A's if B is not in its reach. This is what vector clocks say,
 * without counting: a loop that spins returns to the same sets, and its states merge.
 */
#ifndef ACCESS_H
#define ACCESS_H

#include "world/operation.h"
#include "world/touches.h"
#include "world/world.h"

extern const struct operation op_access;

/* Records one access that happens now. Ends the world if the thread may not touch the bytes. */
void access_touch(
	struct thread *thread, uint64_t address, uint64_t size, unsigned how, uint32_t pc);

/* The number of accesses that the hooks have noted and access_absorb() has not yet seen. */
unsigned access_noted(void);
/*
 * Records the accesses that the hooks have noted since the last trap, as `thread`'s. Returns how
 * many.
 */
unsigned access_absorb(struct thread *thread);

/* ---------------------------------------------------------------- races */

struct access_of {
	uint8_t thread;
	uint8_t how; /* TOUCH_... */
	uint32_t pc;
};

struct race {
	uint64_t address;
	struct access_of first, second;
	bool doubtful; /* only reaches can tell whether it is one, and they are not kept yet */
};

/* The races since access_forget_races(). Each ordered pair of places in the code appears once. */
enum { ACCESS_RACES_MOST = 1 << 10 };
extern struct race access_races[ACCESS_RACES_MOST];
extern int access_race_count;
void access_forget_races(void);

/* Two races are the same if they are between the same two places in the code, in either order. */
static inline bool race_is_same(const struct race *one, const struct race *other)
{
	return (one->first.pc == other->first.pc && one->second.pc == other->second.pc) ||
	       (one->first.pc == other->second.pc && one->second.pc == other->first.pc);
}

#endif
