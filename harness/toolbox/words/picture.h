/*
 * What of a schedule is worth drawing: which steps, a column for each thread, and a letter for
 * each file where a line's number alone could be a line of either. Data only; witness.c draws it.
 *
 * A step that no other thread could notice is left out, and so is what files other than the lab's
 * editable ones do to memory: the driver's own business. A program of one's own has no driver.
 */
#ifndef PICTURE_H
#define PICTURE_H

#include "house/labs.h"

#include <jansson.h>

enum {
	PICTURE_COLUMNS = 4, /* more threads than that share the last */
	PICTURE_THREADS = 64, /* the explorer runs no more */
	PICTURE_FILES = 16, /* of more files the rest get no letter */
};

struct row {
	const json_t *event; /* of "events", or of "living" when stuck */
	int thread, column;
	bool preempts; /* the thread before could have gone on */
	bool critical; /* from here on it cannot end well */
	bool race; /* one of the two sides of the race */
	bool stuck; /* not done: what the thread waits in at the end */
	bool skipped; /* far from all that is marked, in a long schedule */
};

/* The events stay those of the JSON, which must outlive the picture. */
struct picture {
	struct row *rows;
	size_t count;
	int threads[PICTURE_COLUMNS]; /* the thread of each column, in order */
	int column_count;
	const char *files[PICTURE_FILES]; /* none when no number is ambiguous */
	char letters[PICTURE_FILES];
	int file_count;
};

/* `shown`: a race, an ending or a replay of exploration.json. */
void picture_make(struct picture *picture, const json_t *shown, const struct lab *lab);
void picture_release(struct picture *picture);

/* The line of a step: "14", or "u14" where the number is ambiguous. The caller frees it. */
char *picture_line(const struct picture *picture, const json_t *event);
/* Are both steps on one line of one file? */
bool same_place(const json_t *one, const json_t *other);

#endif
