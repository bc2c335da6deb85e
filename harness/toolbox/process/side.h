/*
 * The side of the wall that a keeper's program is on: here, as a child of the keeper, or in a cell,
 * as a child of its porter. To the keeper both are alike.
 */
#ifndef SIDE_H
#define SIDE_H

#include "process/cell.h"
#include "process/launch.h"

#include <signal.h>

enum side_news {
	SIDE_QUIET, /* nothing for WATCH_EVERY_MS */
	SIDE_STIRS, /* look again */
	SIDE_ENDED, /* the program has: see `status` */
	SIDE_LEAVES, /* the toolbox is leaving */
	SIDE_LOST, /* so is the porter: it has died */
};

struct side;

struct side_kind {
	/* False, with errno set, when the program was not started. */
	bool (*start)(struct side *side, const struct launch *launch);
	enum side_news (*wait)(struct side *side);
	/* Kills the program if it has not ended, and all that it started. */
	void (*end)(struct side *side);
	/* False when the program may have left something behind. */
	bool (*is_clean)(const struct side *side);
};

struct side {
	const struct side_kind *kind;
	struct tasks tasks;
	sigset_t signals; /* blocked, and taken one by one */
	const struct cell *cell; /* NULL for this side */
	pid_t program;
	bool ended;
	int status; /* of wait(), once it has ended */
	int failure; /* the errno that a program left which could not begin */
	int *shared_failure;
	int strays;
	bool lost; /* the porter does not answer */
};

/* `cell` is NULL for a job that runs on this side. */
void side_init(struct side *side, const struct cell *cell, const sigset_t *signals);

extern const struct side_kind side_here, side_behind;

#endif
