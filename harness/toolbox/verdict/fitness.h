/*
 * Whether this machine can judge at all: every tool is installed, there is space on the disk, and
 * the explorer and every detector that decides passed its calibration.
 */
#ifndef FITNESS_H
#define FITNESS_H

#include "house/house.h"

struct fitness {
	bool fit;
	const struct tool *missing; /* the first tool that is not installed, NULL when all are */
	char *package; /* its package */
	long short_of_mib; /* how much space a grading needs, where there is less below build/; or 0
			    */
	struct conf calibration; /* the facts of calibrate(); empty while a tool is missing */
};

void fitness_measure(
	struct fitness *fitness, const struct house *house, const struct conf *versions);
/* Adds what is wrong with an unfit machine, and the command that mends it. */
void fitness_complain(const struct fitness *fitness, struct text *why);
void fitness_release(struct fitness *fitness);

#endif
