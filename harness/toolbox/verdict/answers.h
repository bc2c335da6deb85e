/*
 * The student's answers.conf against what was measured.
 *
 * `answer.<question>.check` in lab.conf says how a question is checked; each kind is one file and
 * one line in the table of answers.c:
 *
 *   variable      the variable in the race that ThreadSanitizer finds in the shipped program
 *   functions     the functions on the two sides of that race, in any order
 *   outcomes      a set: the outcomes with answer.<question>.rounds, all of them and no other, by
 *                 the explorer; where it cannot tell, all that were seen in many runs
 *   choice A B    one of these words; checked against solutions/NN/answers.conf where that
 *                 exists, and reported as "answered" where it does not
 *   measured KEY  a number that the shipped program prints as `KEY = number`
 *   text          anything; kept for the instructor
 *
 * What is measured is measured on the shipped program, once, and kept in build/cache.
 */
#ifndef ANSWERS_H
#define ANSWERS_H

#include "house/labs.h"

/*
 * Measures all that the lab's questions need, or takes it from the cache. Dies (our own fault) when
 * lab.conf asks a question that cannot be checked.
 */
void shipped_measure(const struct house *house, const struct lab *lab, const struct conf *versions,
	struct conf *shipped);

/*
 * Adds to `facts`: answers.all, answers.given, answers.right, answers.story (what to look at
 * again), answers.strangers (what is no question), answers.lesson; and for each question
 * answer.<question> (a word of answer.h), answer.<question>.story, and answer.<question>.text,
 * which is to be kept. Copies what was measured, measured.*. A file that cannot be read counts as
 * empty, and answers.error says why.
 */
void answers_check(const struct house *house, const struct lab *lab, const char *path,
	const struct conf *shipped, struct conf *facts);

#endif
