/*
 * A finding, explained: who, where in the program's own lines, and why it matters. Prints only.
 */
#ifndef EXPLAIN_H
#define EXPLAIN_H

#include "detectors/finding.h"

/*
 * One finding with the source lines of `source`, a folder with the program's `files`; with `why`
 * also what is bad about it.
 */
void explain_finding(
	const struct finding *finding, const char *source, const char *files, bool why);

#endif
