/*
 * A schedule, run once more and told event by event.
 *
 * Every witness is run twice, and must do the same both times: if it does not, that is our own
 * fault and no finding.
 */
#ifndef WITNESS_H
#define WITNESS_H

#include "search/schedule.h"
#include "world/access.h"
#include "world/held.h"
#include "world/operation.h"

struct event {
	int nth; /* the thread, by the order in which threads are made */
	uint32_t step;
	const struct operation *operation;
	uint32_t pc;
	unsigned choice;
	bool preempts; /* another thread could have gone on, and did not */
	/* What it is about: an object, or bytes; 0: nothing that has an address. */
	uint64_t address;
	uint32_t size; /* of an access, else 0 */
	unsigned how; /* TOUCH_... */
	uint64_t before, after; /* the bytes there, of accesses up to eight */
	uint32_t printed_from, printed_to; /* in `printed` */
	uint64_t start; /* of a thread that is made here: its function */
	struct held_locks held;
};

struct waiter {
	int nth;
	const char *operation;
	uint32_t pc;
	uint64_t address;
	int holder; /* nth, -1: nobody */
};

struct witness {
	struct event *events;
	size_t count, room;
	char *printed;
	unsigned preemptions;
	struct waiter waiters[THREADS_MOST]; /* of the threads that live at the end */
	int waiter_count;
	int race_first, race_second; /* events, -1: none */
};

/*
 * Runs the schedule; with `race`, cuts it (and the witness) where that race has happened.
 * Leaves the world at its end.
 */
void witness_make(struct witness *witness, struct schedule *schedule, const struct race *race);
void witness_free(struct witness *witness);

#endif
