/* Which memory the program may touch. What it may not ends the world. */
#ifndef BOUNDS_H
#define BOUNDS_H

#include "world/world.h"

/* May the thread touch that, from `pc`? `how` is access.h's. */
bool bounds_may_touch(
	struct thread *thread, uint64_t address, uint64_t size, unsigned how, uint32_t pc);

/*
 * May the running operation work on the synchronisation object there? Not if the memory is none of
 * the program's, or was freed.
 */
bool bounds_may_use(uint64_t address, uint64_t size);

#endif
