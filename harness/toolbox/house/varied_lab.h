/*
 * A lab as one student has it: its files, and those of its solution, with the words of a variation
 * in their place. It is a lab like any other, and nothing above this room asks how it came about.
 *
 * Steps, from the lab as shipped:
 *   1. A file of .vary/<row>/<word>/ takes the place of the lab's file of that name; its lab.conf
 *      takes the place of single lines. Those in solutions/NN-name/.vary/ do so for the solution.
 *   2. Row after row, the phrases of .vary/<row>/<word>/phrases are replaced, in all files. Where a
 * word has no such folder, it is itself put in the place of the row's first word.
 *   3. lab.conf loses its rows, and says `variation = row=word ...`.
 */
#ifndef VARIED_LAB_H
#define VARIED_LAB_H

#include "house/phrases.h"
#include "house/variation.h"

/* The path of a file of a word, below the lab's folder or its solution's. The caller frees it. */
char *varied_file(const char *folder, const char *row, const char *word, const char *file);
/* What the word of a row replaces. Dies when its phrases cannot be read: a broken house. */
void varied_phrases(struct phrases *phrases, const char *folder, const char *row, const char *words,
	const char *word);

/* Fills the folder `to`. The first variation is the lab as shipped, and with NULL so is lab.conf.
 */
void varied_write(const struct lab *lab, const char *variation, const char *to);
/* Writes lab and solution below the folder that is worked in, and opens that lab. */
void varied_open(struct lab *varied, const struct house *house, const struct lab *lab,
	const char *variation);
/*
 * Puts each lab that `variations` names, by its key, in the form of that variation. Dies with
 * EXIT_USAGE when one does not fit.
 */
void labs_vary(struct labs *labs, const struct house *house, const struct conf *variations);

#endif
