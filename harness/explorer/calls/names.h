/* Preprocessed into build/runtime/explorer.names: what a program may use that is not renamed. */
#include "calls/operations.h"

#define X(name) name;
PURE_FUNCTIONS(X)
