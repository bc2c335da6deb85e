/*
 * The labs: folders labs/NN-name with a lab.conf. Adding one edits no list; they are found.
 */
#ifndef LABS_H
#define LABS_H

#include "house/house.h"

struct lab {
	char *name; /* "02-accumulator"; for a program of one's own, its file name */
	char *number; /* "02"; empty for a program of one's own */
	char *path;
	struct conf conf;
	bool is_own_program; /* a single C file, not a lab: `path` is the file */
};

struct labs {
	struct lab *items;
	size_t count;
};

/* Dies when a lab.conf cannot be read: a broken house judges nobody. */
void labs_open(struct labs *labs, const struct house *house);
void labs_release(struct labs *labs);

/*
 * By number ("2", "02"), name, the name without its number, or path of the folder.
 * Dies with exit 2 and the nearest name when there is none.
 */
const struct lab *labs_find(const struct labs *labs, const char *word);

/* A program of one's own as a lab with no rubric. Dies when the file cannot be read. */
void lab_from_file(struct lab *lab, const char *path);
void lab_release(struct lab *lab);

const char *lab_title(const struct lab *lab);
/* The file names that a student may change, and those that make the program. */
const char *lab_edit(const struct lab *lab);
const char *lab_program(const struct lab *lab);
/* Where the shipped copy of an editable file stands. The caller frees it. */
char *lab_shipped(const struct lab *lab, const char *file);
/* All that is a student's: the editable files and answers.conf, as a list. Caller frees. */
char *lab_students_files(const struct lab *lab);
/* Does its lab.conf say `unfinished = yes`? The gate then tells what is to be done. */
bool lab_is_unfinished(const struct lab *lab);
/*
 * Is there nothing to edit? Then the program is a set of experiments: it prints numbers, and the
 * student's work is to predict them in answers.conf.
 */
bool lab_is_experiments(const struct lab *lab);
/*
 * Is the program built and run in that variant? Not in those that lab.conf names under `without`,
 * and experiments in none but "plain".
 */
bool lab_has_variant(const struct lab *lab, const char *variant);
/* The size for a variant ("rounds.tsan"); 0 when the lab names none. */
long lab_rounds(const struct lab *lab, const char *variant);
/*
 * "ROUNDS", "ROUNDS+1", "2*ROUNDS", "7": a number of units of work for a size.
 * Returns -1 when it is none of these.
 */
long lab_units(const char *expression, long rounds);
/* Sum of all `points.*`. */
int lab_points(const struct lab *lab);
/* Calls `visit` with each question's name, in the order of lab.conf. */
void lab_questions(
	const struct lab *lab, void (*visit)(const char *question, void *context), void *context);

#endif
