/* Where a thread is in the student's code: the place of its pending operation. */
#ifndef PC_H
#define PC_H

#include "world/world.h"

uint32_t pc_of(const struct thread *thread);

#endif
