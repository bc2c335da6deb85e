/*
 * A schedule: which thread goes on, and how, step by step. The steps are coarse (up to the search's
 * next scheduling point) or fine (every access is a point). A fine schedule means the same whatever
 * points were listed when it was found.
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

/* Runs it from the beginning. False if a step was not possible. */
bool schedule_run(const struct step *steps, size_t count);
/* Does it run into that race? Leaves the world where it does. */
bool schedule_shows_race(const struct step *steps, size_t count, const struct race *race);
/* Runs a coarse schedule and stores the fine one that is the same. Leaves the world at its end. */
bool schedule_refine(const struct step *steps, size_t count, struct schedule *fine);

/* The same step by step. A step returns how many fine steps it was; 0 if it was not possible. */
void schedule_begin(void);
unsigned schedule_take(struct step step);

/* From a thread to its rank in the order of creation in this run, and back; -1 for none. */
int schedule_nth(int thread);
int schedule_thread(int nth);
/* Gives new threads their rank. Only for steps that did not go through the functions above. */
void schedule_note_threads(void);

#endif
