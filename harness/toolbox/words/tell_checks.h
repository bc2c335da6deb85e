/*
 * The rows of a report: each check with its points. Prints only.
 */
#ifndef TELL_CHECKS_H
#define TELL_CHECKS_H

#include "verdict/rubric.h"

/* Every row, with its message, lesson and need. A message that is `reason` is told elsewhere. */
void tell_all_checks(const struct rubric *rubric, const char *reason);
/*
 * The rows of a lab that is not solved yet, so few that they fit on a screen beside the finding and
 * the verdict: the passed ones in one, and those that wait in one below the check that they wait
 * for. Of the rest, only a row that asks for no verdict keeps its message: the others are likely to
 * follow from the one that `reason` tells. `all` is the command that tells everything.
 */
void tell_checks_in_short(const struct rubric *rubric, const char *reason, const char *all);

#endif
