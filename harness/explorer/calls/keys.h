/* What every thread has for itself. */
#ifndef KEYS_H
#define KEYS_H

#include "world/world.h"

int *errno_of(struct thread *thread);

#endif
