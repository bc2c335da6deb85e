/*
 * The student's answers.conf against what was measured.
 *
 * `answer.<question>.check` in lab.conf says how a question is checked:
 *
 *   variable    the variable in the race that ThreadSanitizer finds in the shipped program
 *   functions   the functions on the two sides of that race, in any order
 *   outcomes    a set: the outcomes with answer.<question>.rounds, all of them and no other, by
 *               the explorer; where it cannot tell, all that were seen in many runs
 *   choice A B  one of these words; checked against solutions/NN/answers.conf where that
 *               exists, and reported as "answered" where it does not
 *
 * What is measured is measured on the shipped program, once, and kept in build/cache.
 */
#ifndef ANSWERS_H
#define ANSWERS_H

#include "labs.h"

/* What the shipped program does: shipped.variable, shipped.functions, shipped.outcomes.<question>.
 */
void shipped_measure(const struct house *house, const struct lab *lab, const struct conf *versions,
	struct conf *shipped);

/*
 * Adds to `facts`: answers.all, answers.given, answers.right, answers.story (what to look at
 * again), and answer.<question> = right, wrong, answered, open. A file that cannot be read
 * counts as empty, and answers.error says why.
 */
void answers_check(const struct house *house, const struct lab *lab, const char *path,
	const struct conf *shipped, struct conf *facts);

#endif
