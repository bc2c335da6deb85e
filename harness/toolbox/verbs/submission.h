/*
 * One hand-in, graded: every lab of it that is wanted, each into a folder of its own.
 *
 * A hand-in was read once, into memory. What it holds of each lab is copied into the work folder
 * under its right names, and only that copy is judged. Before the first lab is judged, the results
 * of an earlier grading are gone and it is known that new ones can be written.
 */
#ifndef SUBMISSION_H
#define SUBMISSION_H

#include "base/json.h"
#include "house/handin.h"
#include "process/wall.h"
#include "verbs/request.h"

struct submission {
	const struct house *house;
	const struct labs *labs;
	const struct handin *handin;
	const char *who; /* the hand-in's name, harmless */
	const char *place; /* the folder of this process below the house's work folder */
	const char *only; /* the names of the labs that are graded, a list; NULL for all */
	bool must; /* then these have a result, be they handed in or not */
	long seed;
	int out; /* the folder of the results, open */
	const char *out_path;
	json_t *results; /* gets every result.json, in place of words; NULL: words are printed */

	int graded, unclear, unsolved, broken; /* how the labs ended: set */
};

void submission_grade(struct submission *submission);
/* Of grade: 0 when all is solved, and so on. */
int submission_exit(const struct submission *submission);

/*
 * Builds the best wall that this machine can, around whatever is graded from now on. Dies with exit
 * 3 when that is none and the hand-in is not `trusted`.
 */
void submission_wall(const struct house *house, bool trusted, struct wall *wall);

#endif
