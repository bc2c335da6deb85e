/*
 * What a look at the saved files, or a check of them, found: in words, as the screen shows them. It
 * passes from the process that looks to the one that draws, as JSON.
 */
#ifndef NEWS_H
#define NEWS_H

#include "verdict/board.h"
#include "verdict/glance.h"
#include "words/next.h"

#include <stdio.h>

enum tone { TONE_PLAIN, TONE_GOOD, TONE_BAD, TONE_UNCLEAR };

struct news {
	enum tone tone;
	char *headline; /* "NOT SOLVED (6 of 16 points)" */
	char *reason; /* one paragraph, or "" */
	char *quoted; /* the compiler's own lines, or "" */
	char *next; /* what to do next, or "" */
};

void news_of_glance(struct news *news, const struct glance *glance, const struct subject *subject);
void news_of_judgement(
	struct news *news, const struct judgement *judgement, const struct subject *subject);
/* Of a lab that nobody looks at just now. */
void news_of_board(struct news *news, const struct board_row *row, const struct house *house);
/* `why` it could not be looked at. */
void news_of_failure(struct news *news, const char *why);
void news_release(struct news *news);

/* Writes it; what cannot be written is missing when it is read. */
void news_write(const struct news *news, FILE *file);
/* Reads it from the file's beginning; false if it is not there whole. */
bool news_read(struct news *news, FILE *file);

#endif
