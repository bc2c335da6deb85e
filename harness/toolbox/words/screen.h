/*
 * The terminal: colour, width, progress. In a pipe, with NO_COLOR set or on a dumb terminal there
 * is neither colour nor progress; the words stay the same.
 */
#ifndef SCREEN_H
#define SCREEN_H

#include "process/pool.h"

enum ink { PLAIN, BOLD, FAINT, RED, GREEN, YELLOW, CYAN };

/* The escape sequence that switches to an ink, or "" without colour. */
const char *ink(enum ink ink);
/* The one that switches back. */
const char *ink_off(void);
/* Columns of the terminal, at least 40 and at most 120; 80 without one. */
int screen_width(void);

/*
 * Prints `text` between a left margin and the right edge, with `lead` in the margin of the first
 * line; "" means that the first line's margin is on the screen already. The text is made harmless,
 * see wrap.h.
 */
void screen_wrap(int margin, const char *lead, const char *text);
/* The same in at most so many lines; what does not fit into them becomes "...". */
void screen_wrap_most(int margin, const char *lead, const char *text, int lines);
/* Prints a line of somebody else's text, made harmless in the same way. */
void screen_plain(const char *text);
/* Prints a bar of `width` characters that is full by `part` of `whole`. */
void screen_bar(int width, long part, long whole);
/* How many characters of it are full; one already, when `part` is hardly more than nothing. */
int screen_bar_full(int width, long part, long whole);

/* For pool.progress: redraws one line. `context` is a word for the work. */
void screen_progress(const struct pool *pool, void *context);
/* Redraws that line with words of its own. */
void screen_progress_words(const char *words);
/* Erases that line. */
void screen_progress_done(void);

/*
 * From now on neither this process nor those that it starts show progress, and words go nowhere.
 * Complaints on stderr remain.
 */
void screen_quiet(void);

#endif
