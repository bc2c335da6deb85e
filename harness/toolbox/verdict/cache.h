/*
 * What is measured about this machine or a shipped lab, once, and kept in build/cache.
 */
#ifndef CACHE_H
#define CACHE_H

#include "house/house.h"

/*
 * build/cache/<name>-<hash of all that the measurement depends on>.conf: when any of that changes,
 * so does the name, and nobody finds the old file. The caller frees it.
 */
char *cache_path(const struct house *house, const char *name, const struct text *depends_on);

#endif
