/*
 * The runs in which stores are altered, for those who ask something of them: altered.c about
 * threads, altered_numbers.c about the numbers of the outcome.
 */
#ifndef ALTERED_RUN_H
#define ALTERED_RUN_H

#include "base/conf.h"
#include "run/runs.h"

enum { ALTERED_SAMPLES = 12 }; /* stores of a run, altered one by one at the same time */

struct altering {
	struct runs *runs;
	struct pool *pool;
	const struct build *build;
	struct conf *facts;
	size_t first; /* of the runs that alter something */
};

/* The orders say what is altered. The pool runs it when its owner says so. */
struct run *altered_add(struct altering *altering, const struct page_orders *orders);
/* How many stores such orders are about: runs it, and alters none. */
uint32_t altered_count(struct altering *altering, struct page_orders orders);
/* The line that the lab asks for. */
const char *altered_wanted(const struct altering *altering);

enum altered_effect {
	ALTERED_UNTRIED,
	ALTERED_UNCLEAR, /* it hung, or never got there */
	ALTERED_NONE, /* it printed what the lab asks for all the same */
	ALTERED_SHOWN,
};
enum altered_effect altered_effect(const struct altering *altering, const struct run *run);

/* The words before a number of the outcome that nothing changes; NULL: there is none. */
char *altered_unchanged(struct altering *altering);

#endif
