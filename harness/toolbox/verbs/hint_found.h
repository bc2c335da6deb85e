/*
 * The hint for what the last check found. It says more than the next number of a lab's hints when
 * the reader has changed the program: these begin with the program as shipped.
 */
#ifndef HINT_FOUND_H
#define HINT_FOUND_H

#include "verbs/request.h"

struct hint_found {
	char *verdict; /* "serial" */
	char *reason; /* why, in the check's words */
	char *words; /* the hint */
	char *files; /* the hashes of what was checked */
};

/*
 * False when there is none: nothing was checked, the files are as shipped or have changed since, it
 * could not be judged, all is solved, or the hint for these very files was given.
 */
bool hint_found(struct hint_found *found, const struct request *request, const struct lab *lab);
/* Remembers that it was given. */
void hint_found_given(
	const struct hint_found *found, const struct request *request, const struct lab *lab);
void hint_found_release(struct hint_found *found);

#endif
