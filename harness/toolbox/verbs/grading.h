/*
 * One lab of a hand-in, graded in a process of its own: whatever happens to that process, the one
 * that asked for it is there to write down a result.
 */
#ifndef GRADING_H
#define GRADING_H

#include "base/fault.h"
#include "house/layout.h"
#include "verdict/judge.h"

struct grading {
	const struct house *house;
	const struct lab *lab;
	struct inspect_options options;
	char *work; /* the work folder of the lab */
	bool silent; /* print no line */
};

/* How it went, and both documents, which the caller frees. */
struct grade {
	enum exit_code code; /* EXIT_OUR_FAULT where the fault is ours and no shortage's */
	enum verdict verdict;
	char *document, *making;
};

/* Grades it, prints its line and waits. */
void grading_run(const struct grading *grading, struct grade *grade);
/* The result of something that is not judged: `build`, because of `why`. Prints its line. */
void grading_refuse(const struct grading *grading, const char *why, struct grade *grade);
/* The same for what only a human can judge: `cannot-judge`. */
void grading_leave_open(const struct grading *grading, const char *why, struct grade *grade);
void grade_release(struct grade *grade);

#endif
