/*
 * The board: what the last finished check of each lab said, kept in build/board/ even when a later
 * check is interrupted; and which lab comes next.
 */
#ifndef BOARD_H
#define BOARD_H

#include "verdict/result.h"

/* One lab of it. */
struct board_row {
	const struct lab *lab;
	struct result result; /* empty where nothing was checked yet */
	bool begun; /* it was checked */
	bool changed; /* and its files have changed since */
	bool solved; /* and it is solved, with the files as they are */
};

struct board {
	struct board_row *rows; /* one a lab, in their order */
	size_t count;
	int points, possible, solved;
};

void board_read(struct board *board, const struct house *house, const struct labs *labs);
void board_release(struct board *board);
/* The row of one of its labs. */
const struct board_row *board_row(const struct board *board, const struct lab *lab);
/* Keeps the result.json in `directory`. Dies if it cannot be kept. */
void board_keep(const struct house *house, const struct lab *lab, const char *directory);

/* The labs that the next command may be about. Each may be NULL. */
struct board_choice {
	const struct board_row *begun; /* the first that was begun and is not solved */
	const struct board_row *fresh; /* the first one after all that were begun, or one skipped */
	const struct board_row *unanswered; /* the first solved with questions left */
};

struct board_choice board_choose(const struct board *board);

#endif
