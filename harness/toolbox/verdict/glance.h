/*
 * A first look at a lab's files, for whoever has just saved one: compiled, audited, and run under
 * every schedule, which takes a fraction of a second. It is no verdict: only the rubric decides, on
 * all of the evidence.
 */
#ifndef GLANCE_H
#define GLANCE_H

#include "verdict/inspect.h"

enum glance_end {
	GLANCE_UNUSABLE, /* a file is missing, or is no source text */
	GLANCE_UNBUILT, /* it does not compile */
	GLANCE_UNBUILDABLE, /* it cannot be built here, which is not its fault */
	GLANCE_REFUSED, /* the audit found what a lab does not allow */
	GLANCE_BUILT, /* it compiles, and there is no explorer for it */
	GLANCE_BROKEN, /* some schedule breaks it */
	GLANCE_UNDECIDED, /* the explorer did not get through, or does not model it */
	GLANCE_UNBROKEN, /* no schedule breaks it */
};

struct glance {
	enum glance_end end;
	char *reason; /* one line, "" where there is nothing to add */
	struct conf facts; /* of the build, the audit and the explorer */
};

void glance(struct glance *glance, const struct house *house, const struct lab *lab,
	const struct inspect_options *options);
void glance_release(struct glance *glance);

#endif
