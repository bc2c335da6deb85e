/* Preprocessed into build/runtime/explorer.map: one "old new" line for objcopy each. */
#include "calls/operations.h"

#define X(name) name x_##name;
OPERATIONS(X)
VARIADIC_OPERATIONS(X)
CALLBACKS(X)
main x_main;
