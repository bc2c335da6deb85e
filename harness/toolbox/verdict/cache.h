/*
 * Names for measurements of this machine, or of a shipped lab, that are kept in build/cache.
 */
#ifndef CACHE_H
#define CACHE_H

#include "house/house.h"

/*
 * build/cache/<name>-<hash of `depends_on`>.conf. When something that the measurement depends on
 * changes, so does the name, and the old file is no longer found. False with `measured` empty when
 * it was not kept yet.
 */
bool cache_read(const struct house *house, const char *name, const struct text *depends_on,
	struct conf *measured);
/* Keeps it. That it cannot be kept only makes the next grading slower. */
void cache_keep(const struct house *house, const char *name, const struct text *depends_on,
	const struct conf *measured);

#endif
