/*
 * The options: a row each. A new one is a row of option.c, a member of struct request, and its name
 * in the rows of commands.c whose verbs take it.
 *
 * `--runs 3` and `--runs=3` are the same. Only a flag takes no value.
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
	size_t member; /* of struct request, which it sets */
	long least, most;
	const char *value; /* how the help calls its value: "N", "DIR"; "" for a flag */
	const char *help; /* a line */
};

/* NULL when no verb has it. */
const struct option *option_find(const char *name);
/*
 * Reads the option at `words` into the request and returns how many words it took. Dies with
 * exit 2, and a suggestion, when the verb does not take it or its value is wrong.
 */
int option_read(struct request *request, const struct command *command, char **words);

#endif
