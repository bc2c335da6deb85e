/*
 * The picture of a schedule as plain text, 80 columns wide: a column a thread, a line a step, and
 * below it the lines of the source that it names.
 */
#ifndef DRAWING_H
#define DRAWING_H

#include "export/document.h"

/*
 * The race or the ending that an exploration is remembered by: the first that goes wrong. NULL if
 * there is none, or none that was explored.
 */
const json_t *schedule_of(const struct exported *exported);
/* Its picture, "" if there is none. The caller frees it. */
char *draw_schedule(const struct exported *exported);

#endif
