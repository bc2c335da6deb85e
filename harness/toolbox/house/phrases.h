/*
 * Phrases that stand for others: in a text, each is replaced where it stands as a whole, so that
 * `i` is not found in `int` and `count` not in `counter` or `count_up`.
 *
 * A file of phrases has lines `this => that`. Lines that begin with '#' are comments.
 */
#ifndef PHRASES_H
#define PHRASES_H

#include "base/text.h"

struct phrase {
	char *from, *to;
};

struct phrases {
	struct phrase *items;
	size_t count;
};

void phrases_add(struct phrases *phrases, const char *from, const char *to);
/* Adds those of a file. False with one line in `complaint`, which names the file and the line. */
bool phrases_read(struct phrases *phrases, const char *path, struct text *complaint);
void phrases_release(struct phrases *phrases);

/* Does the phrase stand anywhere in the text, as a whole? */
bool phrase_stands_in(const char *phrase, const char *text);
/*
 * The text with all phrases replaced, at once: what was put in is not looked at again, and where
 * two could begin the longer one does. The caller frees it.
 */
char *phrases_replace(const struct phrases *phrases, const char *text);

#endif
