/*
 * Preprocessed into build/runtime/explorer.map: an "old new" line for objcopy for each call. The
 * new name is `x.<old>`, which no program can have written: the Makefile makes the dot.
 */
#include "calls/operations.h"

#define X(name) name x_##name;
OPERATIONS(X)
VARIADIC_OPERATIONS(X)
CALLBACKS(X)
main x_main;
