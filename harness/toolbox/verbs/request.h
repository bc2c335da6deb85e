/*
 * The command line after the verb. main.c reads it; the functions below find what it names.
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
	const char *words[REQUEST_WORDS]; /* labs, folders: all but the options */
	int count;
	char **arguments; /* after "--", for a C file of one's own; NULL-terminated, may be NULL */
	/* The options of option.c; when not given 0, NULL or false, 1 for `seed`, -1 for `points`.
	 */
	long seed;
	long runs;
	long jobs;
	long rounds;
	const char *out;
	const char *files;
	const char *work;
	const char *lab;
	const char *budget;
	const char *format;
	const char *labs_wanted;
	const char *hosts;
	const char *at;
	const char *from;
	const char *why;
	const char *by;
	const char *student;
	const char *key;
	long attempt;
	long points;
	bool all;
	bool outcomes;
	bool gdb;
	bool json;
	bool quiet;
	bool trusted;
	bool resume;
	bool freeze;
	bool fast;
	bool accept;
	bool add;
	bool lift;
	bool propose;
};

/* The lab that the first word names. Dies with exit 2, and a suggestion, when there is none. */
const struct lab *request_lab(const struct request *request);
/* The same; or, when the word ends in .c, that C file of one's own, read into `own`. */
const struct lab *request_program(const struct request *request, struct lab *own);
/*
 * The folder that a lab's editable files come from: --files, or the lab's own; NULL for a C file of
 * one's own. Dies with exit 2 when --files is not a folder.
 */
const char *request_files(const struct request *request, const struct lab *lab);

/*
 * Dies with exit 2 when the folder, which `option` named, is a part of the checkout that is read
 * while we write.
 */
void request_refuse_own_folder(
	const struct request *request, const char *option, const char *folder);

/*
 * Is it to be told as gcc tells its warnings, by --format gcc? Dies with exit 2 for another format,
 * and where --json asks for another one still.
 */
bool request_wants_gcc(const struct request *request);

/*
 * Makes the folder of --out, or else of `path`, and returns its path, which the caller frees. Dies
 * with exit 2 when --out names a part of the checkout, what is no folder, or one that cannot be
 * written; and when it `must_be_new` and is there.
 */
char *request_make_out(const struct request *request, char *path, bool must_be_new);

#endif
