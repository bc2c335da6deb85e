/*
 * Explains a finding: which threads, in which lines of the program, and why it matters. Prints
 * only.
 */
#ifndef EXPLAIN_H
#define EXPLAIN_H

#include "detectors/finding.h"

/* In how many words. */
enum explained {
	EXPLAIN_BRIEFLY, /* of a thread that is stuck, the line alone */
	EXPLAIN,
	EXPLAIN_WHY, /* also say why it matters, which is told once for each kind of finding */
};

/* Quotes lines of `files` from the folder `source`. */
void explain_finding(
	const struct finding *finding, const char *source, const char *files, enum explained how);

#endif
