/*
 * The program that run, detect, explore and replay work on: a lab's, or a C file of one's own.
 *
 *   1. program_find() finds it and fills in how it is to be inspected; the verb may change that.
 *   2. program_build() stages it and builds what a plan needs. The verb then has the inspection.
 *   3. program_close() gives everything back, whether or not it was built.
 *
 * It stays where it is meanwhile: `lab` may point into it.
 */
#ifndef PROGRAM_H
#define PROGRAM_H

#include "base/fault.h"
#include "verbs/request.h"
#include "verdict/inspect.h"

struct program {
	const struct lab *lab;
	struct lab own; /* what `lab` is for a C file of one's own */
	struct inspect_options options;
	struct inspection inspection;
	bool is_staged; /* the inspection was begun */
	enum exit_code unbuilt; /* 3 where it is our fault that it was not built, else 1 */
};

/*
 * `who` is the folder in build/ where labs are worked on, `doing` the word for the progress line,
 * NULL for none. Dies with exit 2 when there is no such program.
 */
void program_find(
	struct program *program, const struct request *request, const char *who, const char *doing);
/* False when it cannot be staged or built; the student has been told why by then. */
bool program_build(struct program *program, const struct request *request,
	const struct plan_row *plan, bool audit);
void program_close(struct program *program);

#endif
