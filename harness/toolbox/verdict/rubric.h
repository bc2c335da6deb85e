/*
 * Runs the rubric, a Bats file that reads evidence.conf and lab.conf, and reads what each of
 * its checks said from rubric.conf.
 */
#ifndef RUBRIC_H
#define RUBRIC_H

#include "house/work_folder.h"

enum { RUBRIC_CHECKS = 64 };

struct check {
	char name[64];
	const char *title;
	const char *status; /* passed failed skipped cannot-judge broken */
	const char *verdict; /* of a failed check: the word it asks for */
	const char *message;
	const char *lesson;
	const char *needs; /* of a skipped check: the name of the check that it needs */
	int points, possible;
};

struct rubric {
	struct conf said; /* rubric.conf; the strings above live in it */
	struct check checks[RUBRIC_CHECKS];
	int count;
};

/*
 * Returns false, with one line in `complaint`, when the rubric itself failed: that is our
 * fault and nobody's grade. Checks without points in lab.conf are left out of the rubric's
 * points, not out of the rubric.
 */
bool rubric_run(struct rubric *rubric, const struct work_folder *work, struct text *complaint);
void rubric_release(struct rubric *rubric);

#endif
