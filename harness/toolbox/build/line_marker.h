/*
 * Does a source claim to be another file? `#line 1 "x.h"` and the preprocessor's own `# 1 "x.h"`
 * do, and what a detector then reports is not about the student's file.
 */
#ifndef LINE_MARKER_H
#define LINE_MARKER_H

/*
 * The line of the first such directive, counted from 1; 0 if there is none. One in a comment counts
 * as well: whether it is in one depends on finer points of C than this reads.
 */
int line_marker_in(const char *source);

#endif
