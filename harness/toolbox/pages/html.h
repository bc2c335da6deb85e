/*
 * Writing HTML. Whatever comes from outside is a %s of html_addf(), or goes through html_text(),
 * and both escape it: markup comes from string constants of ours alone.
 *
 * Escaped are the five signs that mean something to HTML. Shown by their number, as in (U+202E),
 * are the characters that would act instead of being seen: control characters, and those that turn
 * the direction of writing or have no width. A byte that is no UTF-8 becomes U+FFFD.
 */
#ifndef HTML_H
#define HTML_H

#include "base/text.h"

/* Markup of ours, as it is. */
void html_add(struct text *page, const char *markup);
/*
 * The same, with values in it: %s a string, escaped, fit for an attribute in double quotes, too;
 * %d an int, %ld a long, %zu a size_t, %%. Nothing else, no width: anything else is a bug.
 */
void html_addf(struct text *page, const char *format, ...) __attribute__((format(printf, 2, 3)));
/* A line of text: a newline or a tab is shown by its number, too. */
void html_text(struct text *page, const char *outside);
/* Text of several lines, for <pre>: newlines and tabs stay. */
void html_lines(struct text *page, const char *outside);
/* A sentence in which the pieces between a pair of `s are code. */
void html_sentence(struct text *page, const char *outside);
/*
 * A path below the page's own folder as a relative URL, percent-encoded, for an attribute. `#` and
 * `?` are a part of the path.
 */
void html_path(struct text *page, const char *path);

#endif
