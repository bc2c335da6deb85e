/*
 * A part of a line of LLVM's text. Nothing is copied: a span lives as long as its line. Brackets
 * nest, and quoted text is text.
 */
#ifndef SPAN_H
#define SPAN_H

#include <stdbool.h>
#include <stddef.h>

struct span {
	const char *at;
	size_t length;
};

struct span span_of(const char *string);
/* The caller frees it. */
char *span_text(struct span span);
bool span_is(struct span span, const char *word);
bool span_same(struct span one, struct span other);
bool span_starts(struct span span, const char *prefix);
bool span_ends(struct span span, const char *suffix);
bool span_has(struct span span, const char *word);
/* From `word` to the end of the span. False where it is not there. */
bool span_find(struct span span, const char *word, struct span *from);

/* Takes what stands before the next comma outside of brackets off `rest`; false at the end. */
bool span_next_part(struct span *rest, struct span *part);
enum { SPAN_PARTS = 8 };
/* All parts, or the first SPAN_PARTS of them; returns how many. */
int span_split(struct span span, struct span parts[SPAN_PARTS]);
/* Takes the next "%name" off `text`, with what stands before it; false at the end. */
bool span_next_local(struct span *text, struct span *name);

/* From `at` to `end`, or nothing. */
struct span span_between(const char *at, const char *end);
const char *span_end(struct span span);
/* Without the blanks at both ends. */
struct span span_trim(struct span span);

/* Steps over a line up to `end`, which is returned where nothing is found. */

/* To the first byte that is one of `wanted`, outside of brackets and quotes. */
const char *span_find_outside(const char *at, const char *end, const char *wanted);
/* Behind the quoted text that begins at `at`. LLVM writes a quote inside of one as \22. */
const char *span_behind_quotes(const char *at, const char *end);
/* Behind the bracket that closes the one at `at`. */
const char *span_behind_brackets(const char *at, const char *end);
/* Behind the bytes of a name without quotes. */
const char *span_behind_word(const char *at, const char *end);
/* Behind the name whose sigil is at `at`. */
const char *span_behind_name(const char *at, const char *end);

#endif
