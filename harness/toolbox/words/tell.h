/*
 * What was found, told to a student: in the lines of their own program, why it matters, and
 * what to type next. Prints only; decides nothing.
 */
#ifndef TELL_H
#define TELL_H

#include "verdict/judge.h"

/* The outcome of `check`: verdict, checks with points, the finding behind it, what next. */
void tell_judgement(const struct judgement *judgement, const struct lab *lab);
/* The path of the log that says most about a judgement, where there is one. */
void tell_log(const struct judgement *judgement);
/* One line: "02-accumulator  solved  16/16". */
void tell_result_line(const struct result *result, const char *lab);
/* A program that `run` or `detect` could not build. */
void tell_broken_build(const struct conf *facts);

#endif
