/*
 * The program that run, detect, explore and replay work on: a lab's, or a C file of one's own.
 *
 * Steps:
 *   1. program_find() finds it and fills in `options`, which the verb may then change.
 *   2. program_build() stages it and builds what a plan needs. The verb goes on with `inspection`.
 *   3. program_close() releases everything, whether or not it was built.
 *
 * A struct program must not be copied: `lab` may point into it.
 */
#ifndef PROGRAM_H
#define PROGRAM_H

#include "base/fault.h"
#include "verbs/request.h"
#include "verdict/inspect.h"
#include "words/gcc.h"

struct program {
	const struct lab *lab;
	struct lab own; /* what `lab` is for a C file of one's own */
	struct inspect_options options;
	struct inspection inspection;
	bool wants_gcc; /* tell it as gcc would */
	bool wants_json;
	bool is_open; /* program_build() has opened the inspection */
	enum exit_code unbuilt; /* when it cannot be built: 3 if that is our fault, else 2 */
};

/*
 * `who` is the folder below build/ for a lab's program, `doing` the word in the progress line, or
 * NULL for no such line. Dies with exit 2 when there is no such program.
 */
void program_find(
	struct program *program, const struct request *request, const char *who, const char *doing);
/* False when it cannot be staged or built; it has told the student why by then. */
bool program_build(struct program *program, const struct request *request,
	const struct plan_row *plan, bool audit);
void program_close(struct program *program);
/* For --format gcc, after program_build(). The caller releases it. */
void program_gcc(const struct program *program, struct gcc *gcc);
/*
 * Does the program use what its lab forbids, so that it is not to be run? Says so, as the request
 * wants it told.
 */
bool program_is_forbidden(const struct program *program);

/*
 * Says which files of the driver were changed in `folder` (NULL for the lab's own), where they are
 * not used.
 */
void warn_of_changed_driver(const struct lab *lab, const char *folder);

#endif
