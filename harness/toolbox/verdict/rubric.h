/*
 * Runs the rubric, a Bats file that reads evidence.conf and lab.conf, unless there is a precedent
 * (precedent.h). Its checks write what they find to rubric.conf, which is read back here.
 */
#ifndef RUBRIC_H
#define RUBRIC_H

#include "house/work_folder.h"
#include "verdict/precedent.h"

enum { RUBRIC_CHECKS = 64 };

/* enum, word in rubric.conf and result.json */
#define CHECK_STATUSES(X)               \
	X(PASSED, "passed")             \
	X(FAILED, "failed")             \
	X(SKIPPED, "skipped")           \
	X(CANNOT_JUDGE, "cannot-judge") \
	X(BROKEN, "broken") /* none of these words: the fault of the rubric itself */

enum check_status {
#define X(name, word) CHECK_##name,
	CHECK_STATUSES(X)
#undef X
};

struct check {
	char name[64];
	const char *title;
	enum check_status status;
	const char *verdict; /* of a failed check: the verdict it asks for, or NULL */
	const char *message;
	const char *lasting; /* the message without what only this grading saw */
	const char *lesson;
	const char *needs; /* of a skipped check: the check that did not pass */
	int points, possible;
};

const char *check_status_word(enum check_status status);

struct rubric {
	struct conf said; /* rubric.conf; the strings above live in it */
	struct check checks[RUBRIC_CHECKS];
	int count;
};

/*
 * False, with one line in `complaint`, when the rubric itself failed: that is our fault and
 * nobody's grade. A check without points in lab.conf can still decide the verdict.
 */
bool rubric_run(struct rubric *rubric, const struct work_folder *work,
	const struct precedent_court *court, struct text *complaint);
/* Reads the rubric.conf at `path`, without running anything. False when it cannot be read. */
bool rubric_read(struct rubric *rubric, const char *path, const struct lab *lab);
void rubric_release(struct rubric *rubric);

#endif
