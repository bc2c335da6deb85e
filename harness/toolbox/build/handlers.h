/*
 * What a signal handler calls. A signal comes between any two instructions, so a handler, and all
 * that it calls, may call only what is safe in the middle of anything else.
 */
#ifndef HANDLERS_H
#define HANDLERS_H

#include "base/conf.h"
#include "base/names.h"
#include "build/listing.h"

struct handler_file {
	const struct listing *listing;
	const char *name; /* of the source */
};

/*
 * Sets audit.handler to the number of calls that a handler may make and that are not in `safe`, and
 * audit.handler.1 and so on to a sentence about each of the first few. The files are the student's:
 * a function that is defined in none of them is a call to the outside.
 *
 * A handler is a function whose address is given to signal(), or kept by a function or a variable
 * that has to do with a `struct sigaction`. It is also one whose first parameter is no pointer and
 * whose address is kept anywhere, or given to a function of the student's. A call through a pointer
 * may lead to every function whose address is taken.
 *
 * False if there are too many functions to tell.
 */
bool handlers_report(
	const struct handler_file *files, int count, const struct names *safe, struct conf *facts);

#endif
