/*
 * The gradebook: a graded course as plain data, read once from the folder OUT that `grade-all`
 * leaves. harness/gradebook.schema.json describes it, and every other form is made of it: the
 * table, the JSON and the page.
 *
 * Invariants:
 *   1. Nothing is read through a link, and no file in OUT is trusted to be what it should be: one
 *      that is not makes a mark that is told (`unreadable`), and never a zero.
 *   2. Only a mark that is MARK_JUDGED has points. One that nobody could judge has none, and does
 *      not count against anybody.
 *   3. Every string lives in `strings`.
 */
#ifndef GRADEBOOK_H
#define GRADEBOOK_H

#include "base/names.h"
#include "house/labs.h"
#include "verdict/verdict.h"

/* enum, word in the gradebook, what it means */
#define MARKS(X)                                                                              \
	X(JUDGED, "judged", "judged")                                                         \
	X(UNCLEAR, "cannot-judge", "The grader could not judge it.")                          \
	X(UNREADABLE, "unreadable", "The result is there, but cannot be read.")               \
	X(UNGRADED, "not-graded", "It waits: nobody has graded this hand-in yet.")            \
	X(QUARANTINED, "quarantined", "The hand-in could not be opened, so it is set aside.") \
	X(MISSING, "not-handed-in", "Nothing of this lab was handed in.")

enum mark_kind {
#define X(name, word, meaning) MARK_##name,
	MARKS(X)
#undef X
};

/* One check of the rubric. Strings may be NULL but for the first three. */
struct mark_check {
	const char *name, *title, *status;
	const char *verdict; /* that a failed check asks for */
	const char *message; /* as result.json has it */
	const char *seen; /* the same with what that one grading saw; NULL if there is no more */
	const char *lesson;
	const char *needs; /* of a skipped check: the check that did not pass */
	int points, possible;
};

/* A line of a handed-in file: one that a check speaks of, or its neighbour. */
struct mark_line {
	const char *file;
	int number;
	bool told; /* it is spoken of */
	const char *text;
};

/* What a human said instead. */
struct overruling {
	const char *why, *by, *at;
	const char *was; /* the word before: "race", "cannot-judge" */
	int was_points; /* -1 if there were none */
	bool is_earlier; /* said of an earlier attempt than the one that counts */
	const char
		*former; /* what was said before, "race, 3 points (bob): why"; NULL for nothing */
};

/* What one student has for one lab. */
struct mark {
	enum mark_kind kind;
	enum verdict verdict; /* of a judged one */
	int points, possible;
	const char *reason; /* one sentence; may be NULL */
	const char *path; /* below OUT: the folder of result.json; NULL if there is none */
	int attempt; /* 0 for none */
	const char *schedule; /* under which it goes wrong, as `replay` takes it; may be NULL */
	struct mark_check *checks;
	size_t check_count;
	struct mark_line *lines; /* by file and number */
	size_t line_count;
	struct overruling *overruled; /* NULL if nobody did */
};

struct student {
	const char *id; /* a safe name, no two are the same */
	const char *who; /* as it was given: anything */
	const char *from; /* below SUBMISSIONS */
	const char *note; /* what is to be told of the hand-in as a whole; NULL for nothing */
	bool only_others; /* handed in labs that are not graded here, and no other: the note says so
			   */
	struct mark *marks; /* one a lab, in the labs' order */
	int points; /* of all that is judged */
	/* How many labs; `unclear` are those nobody could judge, `waiting` those nobody has yet. */
	int handed_in, solved, unclear, waiting;
};

struct book_lab {
	const char *name, *number, *title;
	const struct lab *lab; /* of this checkout; NULL if it has no such lab */
	int possible;
	/* The class: */
	int handed_in, judged, solved, unclear, waiting;
	int verdicts[VERDICT_SOLVED + 1]; /* of those judged */
	int *at_points; /* how many have that many points, from 0 to `possible` */
	int median; /* points of the median judged one; -1 without any */
};

struct gradebook {
	struct names strings;
	struct book_lab *labs;
	size_t lab_count;
	struct student *students;
	size_t student_count;
	const char **faults; /* files of OUT that could not be read and belong to no mark */
	size_t fault_count;
};

void gradebook_release(struct gradebook *book);

/* "solved", "race", ..., or what it is instead of judged: "cannot-judge", "not-handed-in". */
const char *mark_word(const struct mark *mark);
/* Is it for a human to look at: neither judged, nor missing, nor waiting? */
bool mark_is_unclear(const struct mark *mark);
/* Has it no points yet: is it unclear, or does it wait to be graded? */
bool mark_is_open(const struct mark *mark);
/* Was something handed in, judged, and not solved? */
bool mark_is_stuck(const struct mark *mark);
const char *mark_meaning(enum mark_kind kind);
void mark_release(struct mark *mark);
/* Points of all labs. */
int gradebook_possible(const struct gradebook *book);

#endif
