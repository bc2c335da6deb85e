/*
 * The listing in which every store can be altered: behind each one of a number stands a call of the
 * runtime (alter.c there), which changes what was stored when it is told to. What does the result
 * say then? If it says the same, what was stored is not what it was made of.
 *
 * Pointers are left as they are: a program that crashes tells nothing.
 */
#ifndef ALTER_H
#define ALTER_H

#include "base/text.h"
#include "build/listing.h"

void alter_stores(const struct listing *listing, struct text *altered);
/* The listing as it is, for a file whose stores are not the student's. */
void alter_nothing(const struct listing *listing, struct text *same);

#endif
