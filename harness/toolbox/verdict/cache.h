/*
 * Names for measurements of this machine, or of a shipped lab, that are kept in build/cache.
 */
#ifndef CACHE_H
#define CACHE_H

#include "house/house.h"

/*
 * build/cache/<name>-<hash of `depends_on`>.conf. When something that the measurement depends on
 * changes, so does the name, and the old file is no longer found. The caller frees it.
 */
char *cache_path(const struct house *house, const char *name, const struct text *depends_on);

#endif
