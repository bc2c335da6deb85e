/*
 * Checks the student's answers.conf against what was measured.
 *
 * `answer.<question>.check` in lab.conf says how a question is checked. Each kind is one file and
 * one line in the table of answers.c:
 *
 *   variable      the variable in the race that ThreadSanitizer finds in the shipped program
 *   functions     the functions on the two sides of that race, in any order
 *   outcomes      the set of outcomes at the size answer.<question>.rounds: exactly those that the
 *                 explorer finds, or at least all that many runs show where it cannot tell
 *   choice A B    one of these words, compared with solutions/NN/answers.conf where that exists,
 *                 and not judged where it does not
 *   measured KEY  a number that the shipped program prints as `KEY = number`
 *   text          anything; it is kept for the instructor
 *
 * Measurements are made once, on the shipped program, and kept in build/cache.
 */
#ifndef ANSWERS_H
#define ANSWERS_H

#include "house/labs.h"

/*
 * Measures whatever the lab's questions need, or reads it from the cache. Dies, as our own fault,
 * when lab.conf asks a question that cannot be checked.
 */
void shipped_measure(const struct house *house, const struct lab *lab, const struct conf *versions,
	struct conf *shipped);

/*
 * Adds to `facts`
 *   answers.all .given .right      how many questions there are, answered, and answered rightly
 *   answers.unjudged               how many are answered, and judged only where the solution is
 *   answers.story .lesson          what to look at again, and what costs nothing
 *   answers.strangers              answers to questions that lab.conf does not ask
 *   answers.error                  why answers.conf cannot be read; it counts as empty then
 *   answer.<question>              a word of answer.h
 *   answer.<question>.story .text  what to look at again, and a text to be kept
 *   measured.*                     a copy of what was measured
 */
void answers_check(const struct house *house, const struct lab *lab, const char *path,
	const struct conf *shipped, struct conf *facts);

#endif
