/*
 * Contexts: makecontext() and its kin, which only the student's program calls.
 */
#ifndef CONTEXTS_H
#define CONTEXTS_H

#include <stdbool.h>

/* Did the calling thread ever switch between contexts? */
bool lab_has_contexts(void);

#endif
