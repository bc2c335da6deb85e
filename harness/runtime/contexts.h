/*
 * Contexts: the makecontext() family. The program calls it by its renamed symbols.
 */
#ifndef CONTEXTS_H
#define CONTEXTS_H

#include <stdbool.h>

/* Did the calling thread ever switch between contexts? */
bool lab_has_contexts(void);

#endif
