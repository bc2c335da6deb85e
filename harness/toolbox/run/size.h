/*
 * How large a program is in a run, in the words of its lab: ROUNDS.
 *
 * The seed draws it, from a range that lab.conf gives and that ends at the size of `run`. What is
 * right at one size only is then right by chance, and the same seed draws the same.
 */
#ifndef SIZE_H
#define SIZE_H

#include "house/labs.h"

enum size {
	SIZE_USUAL, /* close to the size that shows most for the time that it takes */
	SIZE_LARGER, /* from there up to `rounds.<variant>.most` */
	SIZE_MOST, /* the end of that range */
};

/* 0 for a program without sizes. */
long size_draw(const struct lab *lab, const char *variant, enum size size, unsigned long seed);
/* A size below `rounds`; 0 if there is none. For the explorer, which has a few to choose from. */
long size_smaller(long rounds, unsigned long seed);
/* A round in one of the first three quarters, or so, of `rounds`: `part` is 0, 1 or 2. */
long size_round(long rounds, int part, unsigned long seed);
/* The most that size_draw() can return. */
long size_most(const struct lab *lab, const char *variant, enum size size);

#endif
