/*
 * Is a source so plain that the preprocessor has nothing to tell it? Then it is the same in every
 * variant without asking the compiler twice (same_source.h), which takes longer than all the rest
 * of the audit. It includes common headers and those of the lab, and defines macros; it has no
 * condition, pastes and splices nothing, and writes no name with two underscores, as all of the
 * compiler's own are. A source that only looks odd is not plain: then the compiler is asked.
 */
#ifndef PLAIN_SOURCE_H
#define PLAIN_SOURCE_H

#include <stdbool.h>

/* `own` are the headers that may be included in quotes, a list of words. */
bool source_is_plain(const char *source, const char *own);

#endif
