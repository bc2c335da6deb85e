/*
 * A cache of the objects of files that no student may change. Most of a lab's program is the same
 * in every submission; compiling it anew would be most of the work of a thousand gradings.
 */
#ifndef OBJECT_CACHE_H
#define OBJECT_CACHE_H

#include "house/work_folder.h"
#include "process/job.h"

/*
 * The path of the object of `file` in build/cache/objects/, whether it exists or not. Its name
 * changes with everything that the object depends on; `compile` must already hold the compiler
 * and all flags. NULL for a file that a student may change. The caller frees it.
 */
char *object_cache_path(
	const struct work_folder *work, const struct job *compile, const char *file);
/* Stores an object. A failure is not reported: it only makes the next build slower. */
void object_cache_keep(const char *object, const char *kept);

#endif
