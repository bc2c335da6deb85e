/*
 * What to type next. It follows from what was found:
 *
 *   a line of the reader's own        mend it, or look at it
 *   a fault that no detector sees     make explore
 *   files changed since the check     make check
 *   open questions, all else solved   answers.conf
 *   anything else                     make hint
 *
 * Each function returns what stands behind "Next: ", which the caller frees.
 */
#ifndef NEXT_H
#define NEXT_H

#include "evidence/exploration.h"
#include "verdict/glance.h"
#include "verdict/judge.h"

/* Whose files these are. */
struct subject {
	const struct house *house;
	const struct lab *lab;
	const char *folder; /* where the editable files come from */
};

char *next_after_check(const struct judgement *judgement, const struct subject *subject);
char *next_after_exploration(const struct exploration *exploration, const struct subject *subject);
/* While a check of the same files follows: no command, but a line to mend, or to look at. */
char *next_after_glance(const struct glance *glance, const struct subject *subject);
/* After a check that is over; `changed`: the files have changed since. */
char *next_after_result(const struct result *result, bool changed, const struct subject *subject);

#endif
