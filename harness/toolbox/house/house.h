/*
 * The house: the checkout, or handout, that this toolbox was built in, and where things are in it.
 * It is the nearest folder above the program that holds harness/variants.mk.
 */
#ifndef HOUSE_H
#define HOUSE_H

#include "base/conf.h"
#include "house/toolchain.h"

struct house {
	char *root;
	char *labs;
	char *solutions; /* absent from a handout */
	char *harness;
	char *build; /* everything we make goes below here */
	char *runtime; /* the objects linked into every program */
	char *cache; /* what one grading leaves for the next */
	struct conf variants; /* harness/variants.mk */
	struct toolchain toolchain;
};

/* Dies if there is no house above the program or it cannot be read. */
void house_open(struct house *house);
void house_release(struct house *house);
bool house_has_solutions(const struct house *house);
/* `path` as a person would type it: relative if below the current folder. The caller frees it. */
char *path_shown(const char *path);

#endif
