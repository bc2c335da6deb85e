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

/* Ended by a row without a name. Verbs find it in their request: none of them names the table. */
extern const struct command all_commands[];

/* Dies with exit 2, and the nearest name, when the table has no verb of this name. */
const struct command *command_find(const struct command *commands, const char *name);

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
