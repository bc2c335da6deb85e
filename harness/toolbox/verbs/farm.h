/*
 * Entries of a list, graded by GNU parallel: a process each, a few at a time, here or on hosts.
 */
#ifndef FARM_H
#define FARM_H

#include "course/list.h"

struct farm {
	const struct course *course;
	long jobs; /* at a time and host; 0 for as many as there are processors */
	const char *hosts; /* a file for --sshloginfile; NULL for here */
	bool propose;
	/* A line that a grading said, and one that somebody complained of. */
	void (*said)(const char *line, void *context);
	void (*complained)(const char *line, void *context);
	void (*tick)(void *context); /* once a second */
	void *context;
};

/* Which entry, and as which attempt. */
struct farm_order {
	size_t index;
	long attempt;
};

/*
 * Dies with exit 3, and the command that mends it, when parallel is not installed; with exit 2 when
 * the file of hosts cannot be read.
 */
void farm_check(const char *hosts);
/*
 * Returns when all have ended: 0, or the signal that ended them early. No process is left then.
 */
int farm_run(const struct farm *farm, const struct farm_order *orders, size_t count);

#endif
