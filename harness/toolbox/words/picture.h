/*
 * The layout of a schedule: which steps are worth drawing, a column for each thread, and a letter
 * for each file where line numbers alone are ambiguous. Data only; witness.c draws it.
 *
 * Steps that no other thread can notice are left out. So are memory accesses outside the lab's
 * editable files: the driver's are its own business. A program of one's own has no driver.
 */
#ifndef PICTURE_H
#define PICTURE_H

#include "house/labs.h"

#include <jansson.h>

enum {
	PICTURE_COLUMNS = 4, /* further threads share the last one */
	PICTURE_THREADS = 256, /* the explorer's limit */
	PICTURE_FILES = 16, /* further files get no letter */
};

struct row {
	const json_t *event; /* an element of "events"; of "living" when stuck */
	int thread, column;
	bool preempts; /* the previous thread was interrupted */
	bool critical; /* the first step after which it cannot end well */
	bool race; /* one of the two sides of the race */
	bool stuck; /* not taken: the thread waits in it at the end */
	bool skipped; /* far from every mark in a long schedule */
};

/* Borrows the events and file names of the JSON, which must outlive it. */
struct picture {
	struct row *rows;
	size_t count;
	int threads[PICTURE_COLUMNS]; /* of each column, in ascending order */
	int column_count;
	const char *files[PICTURE_FILES]; /* empty unless line numbers are ambiguous */
	char letters[PICTURE_FILES];
	int file_count;
};

/* `shown` is a race, an ending or a replay in exploration.json. */
void picture_make(struct picture *picture, const json_t *shown, const struct lab *lab);
/* Shows the rows that are far from every mark. */
void picture_unfold(struct picture *picture);
void picture_release(struct picture *picture);

/* The line of a step: "14", or "u14" where numbers are ambiguous. The caller frees it. */
char *picture_line(const struct picture *picture, const json_t *event);
/* True when both steps are on the same line of the same file. */
bool same_place(const json_t *one, const json_t *other);

#endif
