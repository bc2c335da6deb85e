/*
 * Lines of the student's files: those that a sentence names, "accumulator.c:24", and the stacks of
 * a race.
 */
#ifndef PLACE_H
#define PLACE_H

#include "export/document.h"

struct place {
	char file[256]; /* "accumulator.c"; "" for none */
	long line; /* at least 1 */
};

/* The first place that the text names, from `*text` on, which it steps behind; false if none. */
bool place_next(const struct exported *exported, const char **text, struct place *place);
/* The first one, or else the first line of the lab's first file. False for a lab without files. */
bool place_of(const struct exported *exported, const char *text, struct place *place);
/* Is it one of the files that were handed in? */
bool is_handed_in(const struct exported *exported, const char *file);

#endif
