/*
 * An exploration, told to a student: the verdict, every race and failure with its picture and the
 * command that replays it, the outcomes, and what was not looked at. Prints only.
 */
#ifndef TELL_EXPLORATION_H
#define TELL_EXPLORATION_H

#include "evidence/exploration.h"

struct told_exploration {
	const struct exploration *exploration;
	const struct lab *lab;
	long rounds; /* the size that was explored; 0 where the program has none */
	const char *source; /* the folder of the program's files */
	const char *replay; /* the command that replays a schedule, but for the schedule */
	char **arguments; /* of the program, NULL-terminated; may be NULL */
	bool all_outcomes; /* none left out, each with a schedule */
};

void tell_exploration(const struct told_exploration *told);

#endif
