/*
 * Compares what was found in the shipped program with what lab.conf says must be found.
 */
#ifndef EXPECTATION_H
#define EXPECTATION_H

#include "verdict/judge.h"

/* `expect.<tool>` of lab.conf: "race i increment decrement" or "none"; "" when missing. */
const char *expectation_of(const struct lab *lab, const char *tool);
/*
 * True when the tool, a detector or "explore", found what is expected. For a detector kind,
 * variable
 * (`-`: any) and functions must match a single finding; "none" allows no finding at all.
 */
bool expectation_met(const struct lab *lab, const struct judgement *judgement, const char *tool);

#endif
