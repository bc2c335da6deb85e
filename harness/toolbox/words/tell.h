/*
 * Tells students the result: the verdict, the lines of their own program behind it, why they
 * matter, and what to type next. Prints only; decides nothing.
 */
#ifndef TELL_H
#define TELL_H

#include "verdict/judge.h"

/* What `check` shows: verdict, the finding behind it, checks with their points, what to do next. */
void tell_judgement(const struct judgement *judgement, const struct lab *lab);
/* The path of the log that says most about a judgement, if there is one. */
void tell_log(const struct judgement *judgement);
/* One line: "02-accumulator  solved  16/16". */
void tell_result_line(const struct result *result, const char *lab);
/* What `run`, `detect` and `explore` show of a program that does not compile. */
void tell_broken_build(const struct conf *facts);

#endif
