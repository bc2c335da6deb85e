/*
 * Explains a finding: which threads, in which lines of the program, and why it matters.
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

/* "reads", "writes", or "is" for a stack without an access. */
const char *explain_verb(enum access_operation operation);
/*
 * "thread 1", or "main". Where a detector gives no name, the function of `files` that the thread
 * began with tells which one it is. The caller frees it.
 */
char *explain_thread(const struct access *access, const char *files);

#endif
