/*
 * Does the work reach the result? In runs of their own, what one thread stores in one of its rounds
 * is altered. If the program prints the same then, the result does not depend on that round: the
 * thread only seems to work, or the result is computed without it.
 *
 * The rounds are drawn by the seed. A round counts as lost when altering it in two ways showed
 * nothing and no way showed anything, not even of one store alone. A run that hangs tells nothing.
 *
 * lab.conf says what is asked: `reaches = threads`, that each thread's work reaches the result;
 * `reaches = numbers`, that each number of the outcome comes from something that is stored where
 * others can see it, and not on a stack: single stores are altered then, whoever makes them.
 */
#ifndef ALTERED_H
#define ALTERED_H

#include "base/conf.h"
#include "run/runs.h"

/*
 * Runs them, after the others, of `build`, the variant "alter". The facts:
 *   altered.runs     how many there were
 *   altered.reach    how many threads have no lost round
 *   altered.lost     how many have one
 *   altered.others   1: threads that never tick do what the result is made of
 *   altered.number   a number of the outcome that no run changed, "wrong statements"
 */
void altered_judge(
	struct runs *runs, struct pool *pool, const struct build *build, struct conf *facts);

#endif
