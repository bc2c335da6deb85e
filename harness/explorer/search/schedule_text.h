/*
 * Schedules as text: what a person types to see one again.
 *
 *   m12 a3 b4 a.31 b
 *
 * main goes 12 steps, then the first thread that was made goes three, and so on. ".31" is the
 * choice of a step that has more than one.
 */
#ifndef SCHEDULE_TEXT_H
#define SCHEDULE_TEXT_H

#include "search/schedule.h"

/*
 * The text of a fine schedule. Runs it to learn the order of the threads, and leaves the world at
 * its end. The caller frees the text.
 */
char *schedule_text(const struct schedule *schedule);
/*
 * Runs a text from the beginning, with every access a point, and stores its steps. False, with a
 * complaint, if it does not fit the program.
 */
bool schedule_run_text(const char *text, struct schedule *schedule, char complaint[200]);

/* schedule_run_text() calls it before each step, with its number: a place for a breakpoint. */
void explorer_at_step(unsigned long step);

#endif
