/*
 * Everything that has a say in a verdict, as one hash each, so that a result can be traced to it
 * and a changed rubric does not go unseen:
 *
 *   lab       lab.conf, the driver, the shipped files, rubrics, and the answers that are right
 *   harness   the folder harness/
 *   runtime   what every program is linked with
 *   toolbox   this very program
 *   tools     path, size and time of every tool
 *
 * A file counts with its path below the checkout, not with where the checkout is.
 */
#ifndef JUDGES_H
#define JUDGES_H

#include "house/labs.h"

/* Sets the five keys. The caller releases `judges`. */
void judges_hash(struct conf *judges, const struct house *house, const struct lab *lab,
	const struct conf *versions);

#endif
