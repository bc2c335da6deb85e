/*
 * What the rubric decided before. It decides from what it asks the evidence, and says what it asked
 * (grade.bash). Where another program gives the same answers to the same rubric, the rubric would
 * say the same again; to start Bats for that takes longer than to run most programs.
 *
 * A question is one of these, about a key of evidence.conf. Anything else that a rubric reads
 * cannot be compared, and what it decides then is no precedent.
 *
 *   fact.KEY            the value, or nothing
 *   has.KEY             `yes` where it is there and neither 0 nor `no`
 *   over.NUMBER.KEY     `yes` where it is a greater number
 */
#ifndef PRECEDENT_H
#define PRECEDENT_H

#include "base/conf.h"
#include "house/house.h"

struct precedent_court {
	const struct house *house;
	const struct conf
		*judges; /* judges.h: where one of these is another, nothing is known yet */
	const struct conf *evidence;
};

/* True when there is a precedent: what the rubric said stands in `said`, which the caller releases.
 */
bool precedent_find(const struct precedent_court *court, struct conf *said);
/* Keeps what was said after the questions of the file `asked`, which need not be there. */
void precedent_keep(
	const struct precedent_court *court, const char *asked, const struct conf *said);

#endif
