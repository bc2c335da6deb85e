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

#include <stdio.h>

/* A text in the making. */
struct schedule_text {
	FILE *out;
	char *bytes;
	size_t length;
	int nth;
	unsigned long run; /* steps of that thread that are not yet in the text */
};
void schedule_text_begin(struct schedule_text *text);
/* Adds one step of the nth thread, and `more` of its steps that have no choice. */
void schedule_text_add(struct schedule_text *text, int nth, unsigned choice, unsigned long more);
/* The caller frees the text. */
char *schedule_text_end(struct schedule_text *text);

/*
 * The text of a fine schedule. Runs it to learn the order of the threads, and leaves the world at
 * its end. The caller frees the text.
 */
char *schedule_text(const struct schedule *schedule);

enum { COMPLAINT_LONGEST = 1000 };

/*
 * Runs a text from the beginning, with every access a point, and stores its steps. False if it does
 * not fit the program, with a complaint that says which threads could go on instead.
 */
bool schedule_run_text(
	const char *text, struct schedule *schedule, char complaint[COMPLAINT_LONGEST]);

/* schedule_run_text() calls it before each step, with its number: a place for a breakpoint. */
void explorer_at_step(unsigned long step);

#endif
