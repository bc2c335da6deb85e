/*
 * Words broken into lines of a given width, and made harmless: bytes that are not printable text
 * in UTF-8 become '?', so that nobody's file name or output can play with the terminal.
 */
#ifndef WRAP_H
#define WRAP_H

#include "base/text.h"

/*
 * Adds `text` between a left margin and column `width`, with `lead` in the margin of the first
 * line; "" means that the first line's margin is there already. What does not fit into `lines`
 * lines becomes "...". The last line ends with a newline, too.
 */
void wrap(struct text *out, int width, int margin, const char *lead, const char *text, int lines);
/* Adds bytes without control characters, those of Latin-1 (U+0080 to U+009F) among them. */
void wrap_harmless(struct text *out, const char *bytes, size_t length);
/* The columns of a line of ours, which may switch inks. Counts characters of UTF-8, not bytes. */
int wrap_columns(const char *line);

#endif
