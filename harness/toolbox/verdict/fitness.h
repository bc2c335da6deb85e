/*
 * Can this machine judge at all? Only where every tool is installed and every detector that
 * decides, and the explorer, got its calibration right.
 */
#ifndef FITNESS_H
#define FITNESS_H

#include "house/house.h"

struct fitness {
	bool fit;
	const struct tool *missing; /* the first tool that is not installed, NULL when all are */
	struct conf calibration; /* what calibrate() found; empty while a tool is missing */
};

void fitness_measure(
	struct fitness *fitness, const struct house *house, const struct conf *versions);
/* Where it is not fit: what is wrong, and the command that mends it. */
void fitness_complain(const struct fitness *fitness, struct text *why);
void fitness_release(struct fitness *fitness);

#endif
