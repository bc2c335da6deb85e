/*
 * A verb: one file cmd_<verb>.c with one function, and one line in the table of commands.c.
 */
#ifndef COMMAND_H
#define COMMAND_H

#include "verbs/request.h"

struct command {
	const char *name;
	const char *words; /* for the help: "LAB", "[LAB | FILE.c]" */
	const char *options; /* the options it takes, blank-separated */
	int least, most; /* words */
	const char *summary;
	const char *help; /* a paragraph */
	int (*run)(const struct request *request); /* returns the exit code */
};

/* commands.c, which names every verb. The verbs below it get it handed in, in their request. */
extern const struct command all_commands[];

/* A table is ended by a row without a name; NULL when none has this one. */
const struct command *command_find(const struct command *commands, const char *name);
/* The name nearest to `word`, or NULL when none is near. */
const char *command_nearest(const struct command *commands, const char *word);

#define COMMANDS(X) \
	X(list)     \
	X(show)     \
	X(run)      \
	X(detect)   \
	X(explore)  \
	X(replay)   \
	X(check)    \
	X(hint)     \
	X(reset)    \
	X(doctor)   \
	X(grade)    \
	X(gate)     \
	X(stats)    \
	X(new)      \
	X(handout)  \
	X(help)

#define X(name) int cmd_##name(const struct request *request);
COMMANDS(X)
#undef X

#endif
