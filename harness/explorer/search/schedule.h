/*
 * A schedule: which thread goes on, in which way, step by step. Steps are coarse (up to the next
 * scheduling point of the search) or fine (every access is a point); a fine one says all, and means
 * the same whatever was listed when it was found.
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

/* ---------------------------------------------------------------- run, at the points that are set
 */

/* Runs it from the beginning. False where a step was not possible. */
bool schedule_run(const struct step *steps, size_t count);
/* Does it run into that race? Leaves the world there. */
bool schedule_shows_race(const struct step *steps, size_t count, const struct race *race);
/* Makes a coarse schedule fine, by running it. Leaves the world at its end. */
bool schedule_refine(const struct step *steps, size_t count, struct schedule *fine);

/* The same step by step: the beginning, and one step, which returns how many
 * fine ones it was: 0 where it was not possible. */
void schedule_begin(void);
unsigned schedule_take(struct step step);

/* The n-th thread made in what runs now, -1 for none; and back. */
int schedule_nth(int thread);
int schedule_thread(int nth);
/* Notes threads that are new since the last call; those above do so themselves. */
void schedule_note_threads(void);

#endif
