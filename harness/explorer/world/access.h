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
 * the first of them on (access_weaken(), and the search starts anew) an open access is not
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

#include "world/world.h"

/*
 * TOUCH_ATOMIC: two of these never race with one another. TOUCH_FREE: the end of a heap block.
 * TOUCH_PAST: closed by the release that it was itself, see access_release().
 */
enum { TOUCH_WRITE = 1, TOUCH_ATOMIC = 2, TOUCH_FREE = 4, TOUCH_PAST = 8 };

/* What the hooks of trap.S write down; `how` is the size, and bit 31 for a write. */
struct note {
	uint64_t address;
	uint64_t how;
	uint64_t pc;
};

enum { NOTES_MOST = 4096 };
extern struct note notes[NOTES_MOST];

/* Which accesses are scheduling points of their own. */
enum access_points { POINTS_NONE, POINTS_LISTED, POINTS_ALL };
void access_set_points(enum access_points points);
enum access_points access_points(void);
/* Lists a place in the code; false if it is listed already. Lists outlive executions. */
bool access_list(uint32_t pc);
bool access_is_listed(uint32_t pc);
void access_unlist_all(void);
/* The list itself, `count` gets its length. */
const uint32_t *access_listed(int *count);

/* Accesses that the hooks have noted and nobody has absorbed. */
unsigned access_noted(void);
/* The accesses noted by the hooks since the last trap are `thread`'s. */
void access_absorb(struct thread *thread);
/* One access, now. Ends the world if it may not be. */
void access_touch(
	struct thread *thread, uint64_t address, uint64_t size, unsigned how, uint32_t pc);

/* Every release and acquire of a synchronisation object (or thread) goes through these. */
void access_release(struct thread *thread, uintptr_t object);
void access_acquire(struct thread *thread, uintptr_t object);
/* A thread learns, or may come to learn, what another did without being ordered behind it. */
void access_leaks(void);
/* Atomic accesses say more: `order` is the compiler's memory order. */
void access_atomic_read(struct thread *thread, uintptr_t object, int order);
void access_atomic_write(struct thread *thread, uintptr_t object, int order, bool also_read);
void access_fence(struct thread *thread, int order);
/* A new thread knows what its maker knows. */
void access_inherit(struct thread *child, struct thread *maker);

/* Has anything been seen that needs reaches? Then they are to be turned on, and all begun anew. */
extern bool access_weak_seen;
void access_weaken(bool on);
bool access_weakened(void);

/* For world.c: the state's part that lives here. */
size_t access_state_size(void);
char *access_state_save(char *at);
const char *access_state_restore(const char *at);
void access_state_reset(void);

#endif
