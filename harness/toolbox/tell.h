/*
 * What was found, told to a student: in the lines of their own program, why it matters, and
 * what to type next. Prints only; decides nothing.
 */
#ifndef TELL_H
#define TELL_H

#include "judge.h"

/*
 * One finding with the source lines of `source`, a folder with the program's `files`; with `why`
 * also what is bad about it.
 */
void tell_finding(const struct finding *finding, const char *source, const char *files, bool why);
/* The outcome of `check`: verdict, checks with points, the finding behind it, what next. */
void tell_judgement(const struct judgement *judgement, const struct lab *lab);
/* The path of the log that says most about a judgement, where there is one. */
void tell_log(const struct judgement *judgement);
/* One line: "02-accumulator  solved  16/16". */
void tell_result_line(const struct result *result, const char *lab);
/* A program that `run` or `detect` could not build. */
void tell_broken_build(const struct conf *facts);
/* Outcomes and how often each came, as a histogram. */
void tell_outcomes(const struct runs *runs, const char *expected);

#endif
