/*
 * Which threads are ordered behind which accesses: what synchronisation means for the rule of
 * access.h.
 */
#ifndef ORDER_H
#define ORDER_H

#include "world/world.h"

/* Every release and acquire of a synchronisation object, or of a thread, goes through these. */
void order_release(struct thread *thread, uintptr_t object);
void order_acquire(struct thread *thread, uintptr_t object);
/* A thread learns, or may come to learn, what another one did without being ordered behind it. */
void order_saw_unordered(void);
/* Atomic accesses also have a memory order, the compiler's __ATOMIC_ number. */
void order_atomic_read(struct thread *thread, uintptr_t object, int order);
void order_atomic_write(struct thread *thread, uintptr_t object, int order, bool also_read);
void order_fence(struct thread *thread, int order);
/*
 * May the number of a thread that has ended go to one that `maker` makes? Not if that one could
 * race with what the old one did.
 */
bool order_may_forget(const struct thread *ended, const struct thread *maker);
/*
 * A thread has ended. If one is left, all that it has done is forgotten: whoever comes later is
 * ordered behind it.
 */
void order_forget_lone(void);
/* A new thread is ordered behind all that its maker is ordered behind. */
void order_inherit(struct thread *child, struct thread *maker);

/* Set once something happens that only reaches can judge: turn them on and start over. */
extern bool order_weak_seen;
void order_weaken(bool on);
bool order_weakened(void);

#endif
