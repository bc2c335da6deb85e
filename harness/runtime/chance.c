#include "chance.h"

#include "runtime.h"

#include <stdlib.h>

static _Thread_local struct {
	uint32_t state;
	bool begun;
} chance;

static int next(uint32_t *state)
{
	*state = *state * 1103515245u + 12345u;
	return *state >> 1 & 0x7fffffff;
}

/* Weak: a function of the program's own may be called `rand`, which objcopy renames as well. */
#define WEAK __attribute__((weak))

WEAK int lab_rand(void)
{
	if (!lab_page->orders.guarded)
		return rand(); /* NOLINT(cert-msc30-c,cert-msc50-cpp) */
	if (!chance.begun)
		lab_srand((uint32_t)lab_self() * 2654435761u + 1);
	return next(&chance.state);
}

WEAK void lab_srand(unsigned seed)
{
	if (!lab_page->orders.guarded)
		srand(seed);
	chance.state = seed;
	chance.begun = true;
}

WEAK int lab_rand_r(unsigned *state)
{
	return lab_page->orders.guarded ? next(state) : rand_r(state);
}
