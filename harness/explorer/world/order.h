/*
 * Who is ordered behind whose accesses: what synchronisation says to the rule of access.h.
 */
#ifndef ORDER_H
#define ORDER_H

#include "world/world.h"

/* Every release and acquire of a synchronisation object (or thread) goes through these. */
void order_release(struct thread *thread, uintptr_t object);
void order_acquire(struct thread *thread, uintptr_t object);
/* A thread learns, or may come to learn, what another did without being ordered behind it. */
void order_saw_unordered(void);
/* Atomic accesses say more: `order` is the compiler's memory order. */
void order_atomic_read(struct thread *thread, uintptr_t object, int order);
void order_atomic_write(struct thread *thread, uintptr_t object, int order, bool also_read);
void order_fence(struct thread *thread, int order);
/* A new thread knows what its maker knows. */
void order_inherit(struct thread *child, struct thread *maker);

/* Has anything been seen that needs reaches? Then they are to be turned on, and all begun anew. */
extern bool order_weak_seen;
void order_weaken(bool on);
bool order_weakened(void);

#endif
