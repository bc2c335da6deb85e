/*
 * The same source in every variant: what the preprocessor leaves of a student's file must not
 * depend on whether a detector or the optimiser is at work. `#if __has_feature(...)` and its like
 * would show the detectors one program and run another.
 */
#ifndef SAME_SOURCE_H
#define SAME_SOURCE_H

#include "house/work_folder.h"
#include "process/pool.h"

/* Adds the preprocessor runs of one file. */
void same_source_add(struct pool *pool, const struct work_folder *work, const char *file);
/*
 * After the pool ran: the first line of the file's own text that differs, 0 when none does.
 * What comes out of headers is not compared.
 */
int same_source_differs(const struct work_folder *work, const char *file);

#endif
