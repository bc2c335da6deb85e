/*
 * Tells students what an exploration found: the verdict, each race and failure with its picture and
 * the command that replays it, the outcomes, and what the verdict does not claim. Prints only.
 */
#ifndef TELL_EXPLORATION_H
#define TELL_EXPLORATION_H

#include "evidence/exploration.h"

struct told_exploration {
	const struct exploration *exploration;
	const struct lab *lab;
	long rounds; /* the size that was explored, 0 for a program without sizes */
	const char *source; /* the folder of the program's files */
	const char *replay; /* the command that replays a schedule, up to the schedule */
	const char *outcomes; /* the command that lists every outcome */
	const char *json; /* the command that leaves nothing out */
	char **arguments; /* of the program, NULL-terminated; may be NULL */
	bool all_outcomes; /* leave none out, and give each with its schedule */
};

void tell_exploration(const struct told_exploration *told);

#endif
