/*
 * The verbs. Each is one function in a file of its own, cmd_<verb>.c, a row in commands.c, and a
 * name in the list below.
 */
#ifndef COMMAND_H
#define COMMAND_H

#include "verbs/request.h"

struct command {
	const char *name;
	/* For the help: "LAB", "[LAB | FILE.c]". With FILE.c, or "--" first, it takes words behind
	 * --. */
	const char *words;
	const char *options; /* those it takes, blank-separated */
	int least, most; /* how many words it takes */
	const char *summary; /* "" for a verb that is not for people */
	const char *help; /* a paragraph, or "" */
	int (*run)(const struct request *request); /* returns the exit code */
};

/* Ends with a row without a name. A verb that needs it takes it from its request. */
extern const struct command all_commands[];

/* Dies with exit 2, and the nearest name, when there is no such verb. */
const struct command *command_find(const struct command *commands, const char *name);

#define COMMANDS(X)    \
	X(list)        \
	X(show)        \
	X(run)         \
	X(detect)      \
	X(explore)     \
	X(replay)      \
	X(check)       \
	X(watch)       \
	X(hint)        \
	X(reset)       \
	X(doctor)      \
	X(grade)       \
	X(gate)        \
	X(stats)       \
	X(new)         \
	X(handout)     \
	X(export)      \
	X(commands)    \
	X(course)      \
	X(gradebook)   \
	X(grade_all)   \
	X(grade_entry) \
	X(regrade)     \
	X(overrule)    \
	X(reconcile)   \
	X(complete)    \
	X(completion)  \
	X(man)         \
	X(help)

#define X(name) int cmd_##name(const struct request *request);
COMMANDS(X)
#undef X

#endif
