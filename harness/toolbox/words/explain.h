/*
 * Explains a finding: which threads, in which lines of the program, and why it matters. Prints
 * only.
 */
#ifndef EXPLAIN_H
#define EXPLAIN_H

#include "detectors/finding.h"

/*
 * Quotes lines of `files` from the folder `source`. `why`: also say why it matters, which is told
 * once for each kind of finding.
 */
void explain_finding(
	const struct finding *finding, const char *source, const char *files, bool why);

#endif
