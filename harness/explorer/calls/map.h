/*
 * Preprocessed into build/runtime/explorer.map: an "old new" line for objcopy for each call. The
 * new name is `x.<old>`, which no program can have written: the Makefile makes the dot.
 */
#include "calls/operations.h"

#define X(name) name x_##name;
OPERATIONS(X)
VARIADIC_OPERATIONS(X)
CALLBACKS(X)
QUESTIONS(X)
#undef X

/* Where the compiler calls a function for an access of sixteen bytes: the same arguments. */
#define X(bits, name) __atomic_##name##_16 __tsan_atomic##bits##_##name;
ATOMIC_OPERATIONS(X, 128)
main x_main;
