/*
 * Witnesses: a schedule is run once more and recorded event by event.
 *
 * Every witness runs twice and must do the same both times. If it does not, that is a fault of ours
 * and no finding.
 */
#ifndef WITNESS_H
#define WITNESS_H

#include "search/schedule.h"
#include "world/access.h"
#include "world/held.h"
#include "world/operation.h"

struct event {
	int nth; /* the thread's rank in the order of creation */
	uint32_t step;
	const struct operation *operation;
	uint32_t pc;
	unsigned choice;
	bool preempts; /* the thread before it could have gone on */
	/* The object or bytes that it works on; 0 if it has no address. */
	uint64_t address;
	uint32_t size; /* of an access; else 0 */
	unsigned how; /* TOUCH_... */
	uint64_t before, after; /* the bytes at the address, if at most eight */
	uint32_t printed_from, printed_to; /* a range of `printed` */
	uint64_t start; /* the function of a thread that is made here */
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
	struct waiter waiters[THREADS_MOST]; /* the threads that are alive at the end */
	int waiter_count;
	int race_first, race_second; /* events; -1: none */
};

/*
 * Runs the schedule. With `race`, cuts it and the witness where that race has happened. Leaves the
 * world at the end.
 */
void witness_make(struct witness *witness, struct schedule *schedule, const struct race *race);
void witness_free(struct witness *witness);

#endif
