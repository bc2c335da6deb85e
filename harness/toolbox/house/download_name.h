/*
 * What a file was called before a browser or a platform added something to its name.
 */
#ifndef DOWNLOAD_NAME_H
#define DOWNLOAD_NAME_H

#include "base/names.h"

/*
 * The name in `wanted`, which holds small letters, that `name` is, in capitals or not, or was
 * before something was added to it. NULL if there is none; else the caller frees it.
 */
char *download_name(const char *name, const struct names *wanted);

#endif
