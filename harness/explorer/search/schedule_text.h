/*
 * Schedules as text: what a person types to see one again.
 *
 *   m12 a3 b4 a.31 b
 *
 * main goes 12 steps, its first child (by the order in which threads are made) three, ...;
 * ".31" is the way to go on, where a step has more than one.
 */
#ifndef SCHEDULE_TEXT_H
#define SCHEDULE_TEXT_H

#include "search/schedule.h"

/*
 * Writes a fine schedule; runs it, to know in which order threads are made, and leaves the world
 * at its end. The caller frees the text.
 */
char *schedule_text(const struct schedule *schedule);
/*
 * Runs a text from the beginning, every access a point, and keeps the steps. False, with a
 * complaint, when it does not fit the program.
 */
bool schedule_run_text(const char *text, struct schedule *schedule, char complaint[200]);

/* Called before each step of schedule_run_text(), with its number: a place for a breakpoint. */
void explorer_at_step(unsigned long step);

#endif
