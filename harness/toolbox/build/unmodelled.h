/*
 * Is everything that a program calls known to the explorer? Asked of the objects, before it runs.
 */
#ifndef UNMODELLED_H
#define UNMODELLED_H

#include "build/build.h"

/*
 * "socket.c:12: calls socket(), which the explorer does not model": the first such call of the
 * program that `build` made, NULL when there is none. The caller frees it.
 */
char *unmodelled_call(const struct build *build, const struct work_folder *work);

#endif
