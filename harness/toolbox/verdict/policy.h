/*
 * Who decides: which of the detectors' findings count against a program. "Who decides what" in
 * harness/README.md is this policy in words. The rubric reads it from the facts, and `detect` asks
 * about each finding.
 */
#ifndef POLICY_H
#define POLICY_H

#include "base/conf.h"
#include "detectors/finding.h"

/* What a finding says about the program, the weakest first. */
enum weight {
	WEIGHT_NOTHING, /* it says something about the detector */
	WEIGHT_UNCLEAR, /* nobody can judge by it */
	WEIGHT_COUNTS,
};

/*
 * Reads the facts of the audit. Where the program uses something that a detector does not
 * understand, sets what that is, like "pthread_once()" or "C11 atomics":
 *   <detector>.doubt.<kind>   its findings of that kind prove nothing
 */
void policy_facts(struct conf *facts);

/*
 * The first race of Helgrind's that counts in spite of such a doubt, as what it does not know is
 * nowhere near: sets helgrind.unguarded, its story.
 */
void policy_findings(
	const struct findings *all, struct conf *facts, const char *program, const char *edited);

/*
 * The weight of one finding among all of them. Adds to `lesson` why it does not count, or what
 * could still be said for the program. What ThreadSanitizer confirms weighs as much as its own
 * word. `program` and `edited` are lists of files, as for finding_is_in().
 */
enum weight policy_weigh(const struct finding *finding, const struct findings *all,
	const struct conf *facts, const char *program, const char *edited, struct text *lesson);

/*
 * The heaviest of them; a witness weighs nothing. Silence about a program that ThreadSanitizer does
 * not see all of is unclear.
 */
enum weight policy_weigh_all(const struct findings *all, const struct conf *facts,
	const char *program, const char *edited);

#endif
