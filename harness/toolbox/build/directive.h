/*
 * The preprocessor's directives in a source, in all the ways that C has to write them: behind
 * comments, with digraphs, over several lines. One in a comment counts as well: whether it is in
 * one depends on finer points of C than this reads.
 */
#ifndef DIRECTIVE_H
#define DIRECTIVE_H

#include "base/text.h"

#include <stdbool.h>
#include <stddef.h>

struct directives {
	struct text text;
	size_t offset;
};

struct directive {
	char word[32]; /* "include"; "12" for a marker of the preprocessor's own */
	const char *rest; /* what stands behind it: a \1 where a line goes on in the next */
	int line; /* counted from 1 */
};

void directives_open(struct directives *directives, const char *source);
/* False at the end. What was found lives as long as the directives are open. */
bool directives_next(struct directives *directives, struct directive *directive);
void directives_close(struct directives *directives);

/*
 * Does a source claim to be another file? `#line 1 "x.h"` and the preprocessor's own `# 1 "x.h"`
 * do, and what a detector then reports is not about the student's file. Returns the line of the
 * first such directive; 0 if there is none.
 */
int line_marker_in(const char *source);

/*
 * Does it include, or ask for, a file that is neither beside it nor a header of the system's? Its
 * path is absolute then, or climbs, or a macro makes it. Returns the line, and the path; 0 if it
 * does not.
 */
int include_outside_in(const char *source, char *path, size_t size);

#endif
