/*
 * Runs the rubric, a Bats file that reads evidence.conf and lab.conf, and reads what each of
 * its checks said from rubric.conf.
 */
#ifndef RUBRIC_H
#define RUBRIC_H

#include "house/work_folder.h"

enum { RUBRIC_CHECKS = 64 };

/* enum, word in rubric.conf and result.json */
#define CHECK_STATUSES(X)               \
	X(PASSED, "passed")             \
	X(FAILED, "failed")             \
	X(SKIPPED, "skipped")           \
	X(CANNOT_JUDGE, "cannot-judge") \
	X(BROKEN, "broken") /* ended without one of these words: the rubric's own fault */

enum check_status {
#define X(name, word) CHECK_##name,
	CHECK_STATUSES(X)
#undef X
};

struct check {
	char name[64];
	const char *title;
	enum check_status status;
	const char *verdict; /* of a failed check: the word it asks for */
	const char *message;
	const char *lesson;
	const char *needs; /* of a skipped check: the name of the check that it needs */
	int points, possible;
};

const char *check_status_word(enum check_status status);

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
/* The second half of that: `path` is a rubric.conf. False when it cannot be read. */
bool rubric_read(struct rubric *rubric, const char *path, const struct lab *lab);
void rubric_release(struct rubric *rubric);

#endif
