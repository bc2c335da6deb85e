/*
 * A kind of answer: how one question of answers.conf is checked. One file answer_*.c for each, and
 * one line in the table of answers.c.
 */
#ifndef ANSWER_H
#define ANSWER_H

#include "house/labs.h"

struct question {
	const struct house *house;
	const struct lab *lab;
	const char *name;
	const char *words; /* of answer.<name>.check, those behind the kind's own */
	const struct conf *shipped; /* what was measured */
	const char *key; /* the instructor's answer; NULL where there is none */
	int line; /* of the student's answer in answers.conf */
};

/* enum, word, whether it counts as right */
#define ANSWER_STATES(X)                                                              \
	X(OPEN, "open", false)                                                        \
	X(RIGHT, "right", true)                                                       \
	X(ANSWERED, "answered", true) /* there is nothing to compare with */          \
	X(KEPT, "kept", true) /* for the instructor to read; nobody judges it here */ \
	X(WRONG, "wrong", false)                                                      \
	X(TOO_MANY, "too-many", false) /* a set holds more than there is */           \
	X(UNKNOWN, "unknown", false) /* nothing that could be an answer */

enum answer_state {
#define X(name, word, counts) ANSWER_##name,
	ANSWER_STATES(X)
#undef X
};

struct answer_kind {
	const char *name;
	/* What is wrong with the question itself, as "lab.conf:3: ..."; NULL: nothing can be. */
	void (*look)(const struct question *question, struct text *complaint);
	/*
	 * Adds to `shipped` what the answer will be compared with, unless it is there already;
	 * NULL: nothing needs to be measured. `shipped.passing` set to "yes" keeps it out of the
	 * cache.
	 */
	void (*measure)(const struct question *question, struct conf *shipped);
	/*
	 * `answer` is not empty. Adds to `story` what the student should look at again, and to
	 * `lesson` what costs nothing.
	 */
	enum answer_state (*judge)(const struct question *question, const char *answer,
		struct text *story, struct text *lesson);
};

/* ---- what the kinds share, in answer.c */

/* A value of lab.conf, answer.<name>.<what>; NULL when it is not there or empty. */
const char *question_setting(const struct question *question, const char *what);
/*
 * "labs/NN-name/lab.conf:3: `answer.<name>.<what>` ", to complain about that line; about the
 * question's `ask` where that key is missing.
 */
void question_place(const struct question *question, const char *what, struct text *complaint);
/* The line of a key, counted from 1; 0 when it is not there. */
int line_of_key(const struct conf *conf, const char *key);
/* ANSWER_WRONG, and a story that does not give the right answer away. */
enum answer_state answer_is_wrong(const struct question *question, struct text *story);
/* `increment()` names the function increment. The caller frees it. */
char *answer_without_brackets(const char *answer);
/* Every word of `words` stands in `list`. */
bool has_all_words(const char *list, const char *words);

#endif
