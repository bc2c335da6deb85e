/*
 * One frame of ThreadSanitizer's, taken apart:
 *
 *   #0 up /lab/src/acc.c:5:80 (acc+0xd1b2a) (BuildId: 34)
 *
 * The column, the line and the whole place may be missing, and `<null>` stands for a name that
 * ThreadSanitizer does not know.
 */
#ifndef PARSE_TSAN_FRAME_H
#define PARSE_TSAN_FRAME_H

#include "detectors/finding.h"

/*
 * Reads `line`, which is cut into pieces: the strings of `frame` point into it. False when it
 * names neither a function nor a file.
 */
bool tsan_frame_read(struct frame *frame, char *line);

#endif
