/* What every thread has for itself. */
#ifndef KEYS_H
#define KEYS_H

#include "world/world.h"

int *errno_of(struct thread *thread);
/* Sets errno; what a call that fails returns. */
uint64_t fails(struct thread *thread, int error);

#endif
