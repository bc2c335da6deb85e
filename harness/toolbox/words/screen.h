/*
 * The terminal: colour where it is wanted, width, progress. In a pipe, with NO_COLOR set or on a
 * dumb terminal there is no colour and no progress, and the words are the same.
 */
#ifndef SCREEN_H
#define SCREEN_H

#include "process/pool.h"

enum ink { PLAIN, BOLD, FAINT, RED, GREEN, YELLOW, CYAN };

/* The escape sequence that begins an ink, or "" where there is no colour. */
const char *ink(enum ink ink);
/* Ends it. */
const char *ink_off(void);
/* Columns of the terminal, 80 where there is none; between 40 and 120. */
int screen_width(void);

/*
 * Prints words of `text` between a left margin and the right edge, `lead` before the first.
 * Give "" as `lead` where the margin of the first line is on the screen already. Bytes that are no
 * printable ASCII or UTF-8 text are shown as
 * '?', so that nobody's file name or output can play with the terminal.
 */
void screen_wrap(int margin, const char *lead, const char *text);
/* One line of someone else's text, made harmless in the same way. */
void screen_plain(const char *text);
/* A bar of `width` characters, `part` of `whole` of it full. */
void screen_bar(int width, long part, long whole);

/* For pool.progress: one line that is drawn over and over; `context` is a word for the work. */
void screen_progress(const struct pool *pool, void *context);
/* Wipes the progress line. */
void screen_progress_done(void);

#endif
