/*
 * A verb: one file cmd_<verb>.c with one function, and one line in the table of commands.c.
 */
#ifndef COMMAND_H
#define COMMAND_H

#include "house/labs.h"

enum { REQUEST_WORDS = 8 };

/* What was typed, read: see the options of each verb in commands.c. */
struct request {
	const struct house *house;
	struct labs labs;
	const char *words[REQUEST_WORDS]; /* what is not an option: labs, folders */
	int count;
	char **arguments; /* after "--": for a program of one's own; NULL-terminated, may be NULL */
	unsigned long seed; /* --seed; 1 when not given */
	long runs; /* --runs; 0 when not given */
	long jobs; /* --jobs; 0 when not given */
	long rounds; /* --rounds; 0 when not given */
	const char *out; /* --out; NULL when not given */
	const char *files; /* --files: a folder with the editable files; NULL for the lab's own */
	const char *budget; /* --budget; NULL when not given */
	bool all; /* --all */
	bool outcomes; /* --outcomes */
	bool gdb; /* --gdb */
	bool json; /* --json */
};

struct command {
	const char *name;
	const char *words; /* for the help: "LAB", "[LAB | FILE.c]" */
	const char *options; /* the options it takes, blank-separated */
	int least, most; /* words */
	const char *summary;
	const char *help; /* a paragraph */
	int (*run)(const struct request *request); /* returns the exit code */
};

/* Ended by a row without a name. */
extern const struct command commands[];

const struct command *command_find(const char *name);
/* The name nearest to `word`, or NULL when none is near. */
const char *command_nearest(const char *word);

/* The lab that a word names; dies with exit 2 and a suggestion when there is none. */
const struct lab *request_lab(const struct request *request, int word);
/* The same, or a program of one's own: any word that ends in .c. `own` is its room. */
const struct lab *request_program(const struct request *request, int word, struct lab *own);
/*
 * Where the editable files of a lab come from: --files or the lab's own folder; NULL for a program
 * of one's own. Dies with exit 2 when --files is no folder.
 */
const char *request_files(const struct request *request, const struct lab *lab);
/* Does this word name a C file? */
bool names_c_file(const char *word);

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
