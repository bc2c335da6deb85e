/*
 * Preprocessed into build/runtime/explorer.names: names that a program may use and that are not
 * renamed.
 */
#include "calls/operations.h"

#define X(name) name;
PURE_FUNCTIONS(X)
