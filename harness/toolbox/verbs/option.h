/*
 * The options, one row each. To add one, write its row in option.c, its member in struct request,
 * and its name into the rows of commands.c whose verbs take it.
 *
 * `--runs 3` and `--runs=3` mean the same. A flag takes no value.
 */
#ifndef OPTION_H
#define OPTION_H

#include "verbs/command.h"

enum option_kind {
	OPTION_FLAG, /* sets a bool */
	OPTION_NUMBER, /* a long, from `least` to `most` */
	OPTION_WORD, /* a const char *, never empty */
};

struct option {
	const char *name; /* "--runs" */
	enum option_kind kind;
	size_t member; /* offset in struct request of what it sets */
	long least, most;
	const char *value; /* its value in the help: "N", "DIR"; "" for a flag */
	const char *help; /* one line */
};

/* NULL when there is no such option. */
const struct option *option_find(const char *name);
/*
 * Reads the option at `words` into the request and returns how many words it took. Dies with
 * exit 2, and a suggestion, when the verb does not take it or its value is wrong.
 */
int option_read(struct request *request, const struct command *command, char **words);

#endif
