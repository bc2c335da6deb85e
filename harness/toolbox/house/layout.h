/*
 * Which of the files that somebody handed in belong to which lab.
 *
 * A file is known by its name, in capitals or not, also where a browser or a platform has added to
 * it, as in `accumulator (1).c`, and wherever it stands: alone, in `02-accumulator/`,
 * `lab02/`, `2/`, `Lab_02-final/`, or deeper. Two files that could both be meant, and differ, are
 * told and not guessed. harness/README.md has the whole list.
 */
#ifndef LAYOUT_H
#define LAYOUT_H

#include "house/handin.h"
#include "house/labs.h"

/* The names of all files that any lab is handed in as, in small letters. The caller releases it. */
void layout_names(struct names *names, const struct labs *labs);

/*
 * What a bare file of any other name in .c means where `wanted`, a list of labs, is one lab that
 * has one file: that file, in small letters, for handin_open_any(). Else NULL. The caller frees it.
 */
char *layout_any(const struct labs *labs, const char *wanted);

/* What was handed in of one lab. */
struct layout {
	const struct lab *lab;
	bool is_there; /* anything of it, be it only a folder that is called like the lab */
	char *place; /* the folder of the first file, below the hand-in; "" for the hand-in itself
		      */
	struct conf called; /* the files that have another name in the hand-in, and that name */
	struct text complaint; /* why it cannot be judged, one line; empty if it can */
	bool is_open; /* it holds two versions of a file, and a human has to say which one counts */
};

/* Finds a lab's files in the hand-in and looks at what they are. */
void layout_find(struct layout *layout, const struct handin *handin, const struct labs *labs,
	const struct lab *lab);
void layout_release(struct layout *layout);
/*
 * Copies the lab's files, under their right names, into a folder that is open. Returns 0 or an
 * errno. What is no text file of bounded size, and one of two versions, is left out: the complaint
 * names it.
 */
int layout_copy(const struct layout *layout, const struct handin *handin, const struct labs *labs,
	int folder);

/* What a lab is expected as, "02-accumulator/accumulator.c". The caller frees it. */
char *layout_expected(const struct lab *lab);
/* Adds what a hand-in in which nothing fits holds, and what was expected. One line. */
void layout_complain_of_nothing(
	const struct handin *handin, const struct labs *labs, struct text *complaint);

#endif
