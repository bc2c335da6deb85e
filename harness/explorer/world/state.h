/* States: saves the present as bytes and restores it. */
#ifndef STATE_H
#define STATE_H

#include <stddef.h>
#include <stdint.h>

struct key {
	uint64_t low, high;
};

/* Keeps the program's initialised globals for state_reset(). */
void state_init(void);
/* Returns to the moment before main. */
void state_reset(void);

/* The present as bytes, valid until the next call. */
const void *state_save(size_t *length);
struct key state_key(const void *state, size_t length);
void state_restore(const void *state);

#endif
