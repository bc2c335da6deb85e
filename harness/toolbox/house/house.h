/*
 * Where things are. The house is the checkout (or handout) that this toolbox was built in: the
 * nearest folder above the program that holds harness/variants.mk.
 */
#ifndef HOUSE_H
#define HOUSE_H

#include "base/conf.h"

struct house {
	char *root;
	char *labs;
	char *solutions; /* exists only on an instructor's side */
	char *harness;
	char *build; /* everything that is made goes below here */
	char *runtime; /* objects linked into programs */
	char *cache;
	struct conf variants;
};

/* Dies with one line when the house cannot be found or read. */
void house_open(struct house *house);
void house_release(struct house *house);
bool house_has_solutions(const struct house *house);
/* `path` as a person would type it from where they are: relative when below it. Caller frees. */
char *path_shown(const char *path);

#endif
