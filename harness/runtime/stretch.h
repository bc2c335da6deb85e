/*
 * How long a thread goes on in which no other one can do anything: a lock around half of a loop.
 */
#ifndef STRETCH_H
#define STRETCH_H

#include <stdbool.h>

/* At the beginning of a tick, and behind it. */
void lab_stretch_ends(void);
void lab_stretch_begins(void);
/* Behind a call that gives way to others. Keeps errno. */
void lab_stretch_gives(void);

#endif
