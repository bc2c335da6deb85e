/*
 * One screen of the seat, as text. A pure function of what is to be seen: it asks no terminal, no
 * clock and no file. (Whether there is colour is words/screen.h's to say, for all that we print.)
 *
 *   the lab, and where on the board it stands
 *   the beginning of its story
 *   the board: a bar, and its sums
 *
 *   the last news: headline and reason, or the compiler's lines
 *
 *   Next: what to do next
 *   what is under way
 *   the keys
 *
 * Where there is too little room, the news lose their end, and then the story goes.
 */
#ifndef VIEW_H
#define VIEW_H

#include "seat/news.h"

struct view {
	int columns, rows;
	bool unicode; /* else each character that is not ASCII becomes '?' */
	const struct lab *lab;
	const char *story;
	const struct board *board;
	const struct news *news;
	const char *status; /* one line */
};

/* `rows` lines of at most `columns` columns, no newline behind the last. The caller frees it. */
char *view_draw(const struct view *view);
/* The first paragraph of a README, in one line. The caller frees it. */
char *view_story(const char *readme);

#endif
