/* The read-modify-writes that atomic.c and atomic_wide.c both have. */
#ifndef ATOMIC_H
#define ATOMIC_H

#include "world/world.h"

typedef unsigned __int128 wide;

/* Defines one of them by means of the including file's modify(). */
#define MODIFY(name, expression)                                           \
	static wide name##_of(wide old, wide operand)                      \
	{                                                                  \
		(void)old;                                                 \
		return expression;                                         \
	}                                                                  \
	static uint64_t name##_run(struct thread *thread, unsigned choice) \
	{                                                                  \
		(void)choice;                                              \
		return modify(thread, name##_of);                          \
	}

/* clang-format off */
#define MODIFICATIONS                      \
	MODIFY(exchange, operand)          \
	MODIFY(fetch_add, old + operand)   \
	MODIFY(fetch_sub, old - operand)   \
	MODIFY(fetch_and, old & operand)   \
	MODIFY(fetch_or, old | operand)    \
	MODIFY(fetch_xor, old ^ operand)   \
	MODIFY(fetch_nand, ~(old & operand))
/* clang-format on */

#endif
