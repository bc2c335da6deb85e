/*
 * A set of names. Any bytes but NUL may stand in one, blanks too.
 */
#ifndef NAMES_H
#define NAMES_H

#include <stdbool.h>

struct names {
	void *root; /* of a tree that <search.h> balances; NULL for none */
};

/* Adds a copy of `name`. False when it is there already. */
bool names_add(struct names *names, const char *name);
/* Adds each word of a list that blanks or commas separate. */
void names_add_words(struct names *names, const char *list);
bool names_has(const struct names *names, const char *name);
/* The set's own copy of `name`, which is added if it is new; it lives as long as the set. */
const char *names_keep(struct names *names, const char *name);
void names_release(struct names *names);

#endif
