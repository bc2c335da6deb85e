/*
 * Initialising a synchronisation object.
 *
 * POSIX leaves open what that does to one that is in use, and C says nothing else: it writes to the
 * object like any assignment. So it is misuse if another thread holds the object, waits at it, or
 * has a call pending that uses it, since nothing orders that call behind the initialisation. And it
 * races with plain accesses to the object's bytes.
 */
#ifndef INITIALISE_H
#define INITIALISE_H

#include "world/world.h"

/*
 * May the thread's pending operation initialise the object of `size` bytes that is its first
 * argument? If not, ends the world; with the text if another thread is about to use the object.
 */
bool initialise(struct thread *thread, uint64_t size, const char *text);
/* Is it the number of a thread that holds some lock? Else the bytes of the object are rubbish. */
bool initialise_is_holder(int number);

#endif
