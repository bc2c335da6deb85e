/*
 * Atomic accesses that no instruction makes: structs, and numbers of sixteen bytes. The compiler
 * calls `__atomic_load` and its like for them, which libatomic would define. Here a mutex guards
 * each such access, so that every detector knows what orders them.
 */
#ifndef WIDE_H
#define WIDE_H

#include <stdbool.h>
#include <stddef.h>

typedef unsigned __int128 wide;

/* The orders are those of the call: what happens here is sequentially consistent. */
void lab_wide_load(size_t size, const void *object, void *into);
void lab_wide_store(size_t size, void *object, const void *value);
void lab_wide_exchange(size_t size, void *object, const void *value, void *before);
bool lab_wide_compare_exchange(size_t size, void *object, void *expected, const void *value);

/* Returns the value before; `make` computes the new one. */
wide lab_wide_fetch(wide *object, wide operand, wide (*make)(wide before, wide operand));

/* The six ways to do so. */
#define WIDE_MODIFICATIONS(X)    \
	X(add, before + operand) \
	X(sub, before - operand) \
	X(and, before &operand)  \
	X(or, before | operand)  \
	X(xor, before ^ operand) \
	X(nand, ~(before & operand))
#define X(name, expression) wide lab_wide_##name(wide before, wide operand);
WIDE_MODIFICATIONS(X)
#undef X

#endif
