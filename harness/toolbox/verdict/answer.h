/*
 * A kind of answer: how one question of answers.conf is checked. Each kind is one file answer_*.c
 * and one line in the table of answers.c.
 */
#ifndef ANSWER_H
#define ANSWER_H

#include "house/labs.h"

struct question {
	const struct house *house;
	const struct lab *lab;
	const char *name;
	const char *words; /* the rest of answer.<name>.check, after the kind */
	const struct conf *shipped; /* what was measured on the shipped program */
	const char *key; /* the instructor's answer, NULL without one */
	int line; /* of the student's answer in answers.conf */
};

/* enum, word, whether it counts as right */
#define ANSWER_STATES(X)                                                   \
	X(OPEN, "open", false)                                             \
	X(RIGHT, "right", true)                                            \
	X(ANSWERED, "answered", true) /* the measurement failed */         \
	X(UNJUDGED, "unjudged", false) /* only the solution knows */       \
	X(KEPT, "kept", true) /* for the instructor to read; not judged */ \
	X(WRONG, "wrong", false)                                           \
	X(TOO_MANY, "too-many", false) /* a set with impossible members */ \
	X(UNKNOWN, "unknown", false) /* not an answer to this question */

enum answer_state {
#define X(name, word, counts) ANSWER_##name,
	ANSWER_STATES(X)
#undef X
};

struct answer_kind {
	const char *name;
	/* Complains of a question that is wrong in lab.conf: "lab.conf:3: ...". May be NULL. */
	void (*validate)(const struct question *question, struct text *complaint);
	/*
	 * Adds to `shipped` what the answer is compared with, unless it is there already. A
	 * measurement that should not be cached sets `shipped.passing` to "yes". May be NULL.
	 */
	void (*measure)(const struct question *question, struct conf *shipped);
	/*
	 * `answer` is not empty. Adds to `story` what the student should look at again, to
	 * `lesson` what is worth knowing and costs nothing.
	 */
	enum answer_state (*judge)(const struct question *question, const char *answer,
		struct text *story, struct text *lesson);
};

/* Shared by the kinds, in answer.c. */

/* The value of answer.<name>.<what> in lab.conf; NULL when it is missing or empty. */
const char *question_setting(const struct question *question, const char *what);
/*
 * Begins a complaint about that key: "labs/NN-name/lab.conf:3: `answer.<name>.<what>` ". A question
 * without the key is shown as the line of its `ask`.
 */
void question_place(const struct question *question, const char *what, struct text *complaint);
/* The line of a key, counted from 1; 0 when the key is missing. */
int line_of_key(const struct conf *conf, const char *key);
/* Returns ANSWER_WRONG and adds a story that does not give the right answer away. */
enum answer_state answer_is_wrong(const struct question *question, struct text *story);
/* A copy without brackets: `increment()` names increment. The caller frees it. */
char *answer_without_brackets(const char *answer);
/* True when `list` contains every word of `words`. */
bool has_all_words(const char *list, const char *words);

#endif
