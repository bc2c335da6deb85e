/*
 * Tells students the result: the verdict, the lines of their own program behind it, why they
 * matter, and what to type next. Prints only; decides nothing.
 */
#ifndef TELL_H
#define TELL_H

#include "words/next.h"

struct told_judgement {
	const struct judgement *judgement;
	struct subject subject;
	bool all; /* fold no check, and say why a finding matters */
};

/*
 * What `check` shows: the checks with their points and the finding behind the verdict; then, where
 * they stay on a small screen, the verdict with its reason and the next command.
 */
void tell_judgement(const struct told_judgement *told);
/* Why: the result's reason, or how much a solved lab's runs prove. The caller frees it. */
char *told_reason(const struct judgement *judgement, const struct lab *lab);
/* The path of the log that says most about a judgement, if one says anything. */
void tell_log(const struct judgement *judgement);
/* One line: "02-accumulator  solved  16/16". */
void tell_result_line(const struct result *result, const char *lab);
/* What `run`, `detect` and `explore` show of a program that does not compile. */
void tell_broken_build(const struct conf *facts);

#endif
