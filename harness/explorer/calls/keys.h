/* What belongs to one thread: errno, _Thread_local variables, values of keys. */
#ifndef KEYS_H
#define KEYS_H

#include "world/world.h"

int *errno_of(struct thread *thread);
/* Frees what belongs to a thread that ends. */
void keys_forget(struct thread *thread);
/* Sets errno and returns the -1 of a call that fails. */
uint64_t fails(struct thread *thread, int error);

#endif
