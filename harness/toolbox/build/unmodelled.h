/*
 * Does a program call anything that the explorer does not model? Its objects say so before it runs.
 */
#ifndef UNMODELLED_H
#define UNMODELLED_H

#include "build/build.h"

/*
 * Describes the first such call in the objects of `build`: "socket.c:12: calls socket(), which
 * the explorer does not model". NULL if there is none. The caller frees it.
 */
char *unmodelled_call(const struct build *build, const struct work_folder *work);

#endif
