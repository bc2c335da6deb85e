/*
 * Objects of the files that no student may change, kept from one build to the next. Most of a
 * lab's program is the same in every submission, and compiling it again and again is most of the
 * work of a thousand gradings.
 */
#ifndef OBJECT_CACHE_H
#define OBJECT_CACHE_H

#include "house/work_folder.h"
#include "process/job.h"

/*
 * Where the object of `file` is kept, whether it is there or not: build/cache/objects/, under a
 * name that changes with whatever the object depends on. `compile` has the compiler and all flags
 * by now. NULL for a file that may differ from student to student. The caller frees it.
 */
char *object_cache_path(
	const struct work_folder *work, const struct job *compile, const char *file);
/* Keeps a fresh object. Whether that works or not changes nothing but the time of the next build.
 */
void object_cache_keep(const char *object, const char *kept);

#endif
