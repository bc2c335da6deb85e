/*
 * A schedule: which thread goes on, in which way, step by step. Steps are coarse (up to the next
 * scheduling point of the search) or fine (every access is a point); a fine one says all, and means
 * the same whatever was listed when it was found. It is what a person types to see it again:
 *
 *   m12 a3 b4 a.31 b
 *
 * main goes 12 steps, its first child (by the order in which threads are made) three, ...;
 * ".31" is the way to go on, where a step has more than one.
 */
#ifndef SCHEDULE_H
#define SCHEDULE_H

#include "world/access.h"

struct step {
	uint8_t thread;
	uint8_t choice;
};

struct schedule {
	struct step *steps;
	size_t count, room;
};

void schedule_add(struct schedule *schedule, int thread, unsigned choice);
void schedule_copy(struct schedule *to, const struct step *steps, size_t count);
void schedule_free(struct schedule *schedule);

/* Runs it from the beginning, at the points that are set. False where a step was not possible. */
bool schedule_run(const struct step *steps, size_t count);
/* Does it run into that race? Leaves the world there. */
bool schedule_shows_race(const struct step *steps, size_t count, const struct race *race);
/* Makes a schedule of the points that are set fine, by running it. Leaves the world at its end. */
bool schedule_refine(const struct step *steps, size_t count, struct schedule *fine);
/* How often a thread that could have gone on did not; runs it. */
unsigned schedule_preemptions(const struct schedule *schedule);

/* The text form; runs the schedule, to know in which order threads are made. Leaves the
 * world at its end. Caller frees.
 */
char *schedule_text(const struct schedule *schedule);
/*
 * Runs a text form, fine, from the beginning, and keeps the steps. False, with a complaint, when it
 * does not fit the program.
 */
bool schedule_run_text(const char *text, struct schedule *schedule, char complaint[200]);

/* Called before each step of schedule_run_text(), with its number: a place for a breakpoint. */
void explorer_at_step(unsigned long step);

/* "m", "a", "b", ... for the n-th thread made. */
void schedule_name(int nth, char name[4]);
/* The n-th thread made in what runs now, -1 for none; and back. */
int schedule_nth(int thread);
/* Notes threads that are new since the last call; schedule_run() and the others do so themselves.
 */
void schedule_note_threads(void);
void schedule_forget_threads(void);

#endif
