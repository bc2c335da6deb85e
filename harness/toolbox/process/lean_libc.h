/*
 * A copy of libc for the programs that Valgrind runs. From libc6-dbg, Valgrind reads all lines and
 * types of libc whenever it starts, which takes half of its time, and needs the names only. The
 * copy refers to a file that has the names and nothing else.
 *
 * A program finds the copy by the run path that it is linked with. Where there is none, it gets the
 * system's libc, and the run takes longer.
 */
#ifndef LEAN_LIBC_H
#define LEAN_LIBC_H

#include "house/house.h"

/*
 * The folder of the copy in the cache. Its name changes with the system's libc. The copy is made
 * when it is missing; that may fail. The caller frees it.
 */
char *lean_libc(const struct house *house);

#endif
