/* Which memory the program may touch. An access that is out of bounds ends the world. */
#ifndef BOUNDS_H
#define BOUNDS_H

#include "world/world.h"

/* May the thread touch these bytes, from `pc`? `how` is a set of TOUCH_ bits. */
bool bounds_may_touch(
	struct thread *thread, uint64_t address, uint64_t size, unsigned how, uint32_t pc);

/*
 * May the running operation use the synchronisation object at this address? It may not if the
 * memory is not the program's or has been freed.
 */
bool bounds_may_use(uint64_t address, uint64_t size);

#endif
