/*
 * Open accesses: who touched what, and who cannot know of it yet. Where two of them meet, there is
 * a data race.
 *
 * Theory of operation
 *
 * An access of thread A is open until A releases something: unlocks, posts, creates a thread, ends,
 * stores an atomic with release order. As long as A has not, no other thread can be ordered
 * behind the access; so if thread B touches the same bytes now, and one of the two writes, that
 * is a data race, whatever else has happened. And every race shows in that way under some
 * schedule, as long as whoever goes on because of a release also acquires: B's first access that
 * depends on the release is behind it.
 *
 * Whoever goes on without acquiring breaks that: by a relaxed load, by what a thread in between
 * stored relaxed, by a try-lock that failed (it tells that the owner came so far). From
 * the first of them on (order_weaken(), and the search starts anew) an open access is not
 * forgotten at a release. It keeps its reach instead: the set of threads and sync objects that
 * are ordered behind it. A release to an object adds the object to the reach of all that reaches
 * the thread; an acquire adds the thread to the reach of all that reaches the object. B's access
 * races with A's if B is not in its reach. That is what vector clocks say, without counting: a
 * loop that spins comes back to the same sets, and its states merge.
 *
 * All of this is part of a state: what is open decides what may still race.
 */
#ifndef ACCESS_H
#define ACCESS_H

#include "world/operation.h"
#include "world/touches.h"
#include "world/world.h"

extern const struct operation op_access;

/* One access, now. Ends the world if it may not be. */
void access_touch(
	struct thread *thread, uint64_t address, uint64_t size, unsigned how, uint32_t pc);

/* Accesses that the hooks have noted and nobody has absorbed. */
unsigned access_noted(void);
/* The accesses noted by the hooks since the last trap are `thread`'s. Returns how many it did. */
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
	bool doubtful; /* seen in an order that only reaches can tell, before they were kept */
};

/* The races since access_forget_races(); each two places in the code once, in that order. */
enum { ACCESS_RACES_MOST = 1 << 10 };
extern struct race access_races[ACCESS_RACES_MOST];
extern int access_race_count;
void access_forget_races(void);

/* The same two places in the code, in either order, are one race. */
bool race_is_same(const struct race *one, const struct race *other);

#endif
