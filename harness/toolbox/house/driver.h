/*
 * The driver of a lab: those of its sources that no student edits. It is always taken as shipped,
 * from .shipped/, whatever somebody has done to the copies beside it. A file that .shipped/ does
 * not hold is taken from the lab's folder: `make gate` asks the lab's author to ship it.
 */
#ifndef DRIVER_H
#define DRIVER_H

#include "house/labs.h"

/* All of the driver's files, a sorted list of words. The caller frees it. */
char *driver_files(const struct lab *lab);
/* The path of one of them as it was shipped. The caller frees it. */
char *driver_pristine(const struct lab *lab, const char *file);
/*
 * Those that `folder` holds in another version than the shipped one, a list of words; empty for
 * none, and for a program of one's own. The caller frees it.
 */
char *driver_changed(const struct lab *lab, const char *folder);

#endif
