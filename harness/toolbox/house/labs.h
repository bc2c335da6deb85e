/*
 * The labs: every folder labs/NN-name, read from its lab.conf. No list names them.
 */
#ifndef LABS_H
#define LABS_H

#include "house/house.h"

/* Characters of the line by which runs are compared; `outcome` may not be longer. */
enum { LAB_OUTCOME_LONGEST = 120 };

struct lab {
	char *name; /* "02-accumulator"; for a program of one's own, its file name */
	char *number; /* "02"; empty for a program of one's own */
	char *path;
	char *solutions; /* solutions/NN-name, where there are solutions; NULL for a program of
			    one's own */
	char *shipped_as; /* of a varied lab, the path of the lab that it was made of; else NULL */
	struct conf conf;
	bool is_own_program; /* a single C file, not a lab: `path` is the file */
};

struct labs {
	struct lab *items;
	size_t count;
};

/* Dies if a lab.conf cannot be read or has a typing error: a broken house judges nobody. */
void labs_open(struct labs *labs, const struct house *house);
void labs_release(struct labs *labs);
/* The same for the one lab `name` in the folder `labs`. */
void lab_open(struct lab *lab, const struct house *house, const char *labs, const char *solutions,
	const char *name);

/*
 * Finds a lab by its number ("2", "02"), its name with or without the number, or the path of its
 * folder. Dies with exit 2, and suggests the nearest name, if there is none.
 */
const struct lab *labs_find(const struct labs *labs, const char *word);

/* Makes a lab without a rubric of one C file. Dies with exit 2 if there is no such file. */
void lab_from_file(struct lab *lab, const char *path);
void lab_release(struct lab *lab);

const char *lab_title(const struct lab *lab);
/* The files that a student may change, a list of words. */
const char *lab_edit(const struct lab *lab);
/* The files that are compiled into the program, a list of words. */
const char *lab_program(const struct lab *lab);
/* The path of an editable file as it was shipped. The caller frees it. */
char *lab_shipped(const struct lab *lab, const char *file);
/* All that a student hands in: the editable files and answers.conf, a list. Caller frees it. */
char *lab_students_files(const struct lab *lab);
/* Is each of these files, a list of words, in the lab's folder as it was shipped? */
bool lab_is_as_shipped(const struct lab *lab, const char *files);
/* Does lab.conf say `unfinished = yes`? The gate then shows what fails as open work. */
bool lab_is_unfinished(const struct lab *lab);
/*
 * Is there nothing to edit? Such a program is a set of experiments: it prints numbers, which the
 * student predicts in answers.conf.
 */
bool lab_is_experiments(const struct lab *lab);
/*
 * Is the program built and run in this variant? Experiments run in "plain" only; a lab.conf
 * excludes variants by `without`, and asks for "alter" by `reaches`.
 */
bool lab_has_variant(const struct lab *lab, const char *variant);
/* ROUNDS for a variant, from `rounds.tsan` and so on; 0 if lab.conf gives none. */
long lab_rounds(const struct lab *lab, const char *variant);
/* Is the size of its program decided by whoever runs it? */
bool lab_has_sizes(const struct lab *lab);
/* The sum of all `points.*`. */
int lab_points(const struct lab *lab);
/* Calls `visit` with each question's name, in the order of lab.conf. */
void lab_questions(
	const struct lab *lab, void (*visit)(const char *question, void *context), void *context);

#endif
