/*
 * What lab.conf says must be found in the program as shipped, compared with what was found.
 */
#ifndef EXPECTATION_H
#define EXPECTATION_H

#include "verdict/judge.h"

/* A line of lab.conf, `expect.<tool>`: "race i increment decrement", "none", or "" when missing. */
const char *expectation_of(const struct lab *lab, const char *tool);
/*
 * Was it found? `tool` is a detector or "explore". A detector's kind, variable (`-`: any) and
 * functions must all fit one finding; with "none" there must be no finding at all.
 */
bool expectation_met(const struct lab *lab, const struct judgement *judgement, const char *tool);

#endif
