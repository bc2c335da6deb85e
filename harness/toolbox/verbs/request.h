/*
 * A request: what was typed after the verb, read. main.c fills it in; the verbs ask it what it
 * names.
 */
#ifndef REQUEST_H
#define REQUEST_H

#include "house/labs.h"

struct command;

enum { REQUEST_WORDS = 8 };

struct request {
	const struct command *commands; /* the table of verbs, for `help` */
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

/* The lab that the first word names; dies with exit 2 and a suggestion when there is none. */
const struct lab *request_lab(const struct request *request);
/* The same, or the program of one's own that a word ending in .c names, read into `own`. */
const struct lab *request_program(const struct request *request, struct lab *own);
/*
 * The folder that a lab's editable files come from: --files, or the lab's own; NULL for a program
 * of one's own. Dies with exit 2 when --files is no folder.
 */
const char *request_files(const struct request *request, const struct lab *lab);

#endif
