/*
 * The same source in every variant: what the preprocessor leaves of a student's file must not
 * depend on whether a detector or the optimiser is at work. `#if __has_feature(...)` and its like
 * would show the detectors one program and run another.
 */
#ifndef TWINS_H
#define TWINS_H

#include "process/pool.h"
#include "house/work.h"

/* Adds the preprocessor runs of one file. */
void twins_add(struct pool *pool, const struct work *work, const char *file);
/*
 * After the pool ran: the first line of the file's own text that differs, 0 when none does.
 * What comes out of headers is not compared.
 */
int twins_differ(const struct work *work, const char *file);

#endif
