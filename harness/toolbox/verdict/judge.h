/*
 * The whole pipeline for one submission of one lab: from files to result.json.
 */
#ifndef JUDGE_H
#define JUDGE_H

#include "detectors/finding.h"
#include "verdict/inspect.h"
#include "verdict/result.h"

struct judgement {
	struct result result;
	struct rubric rubric; /* empty when nothing could be judged */
	struct findings findings;
	struct conf facts;
	char *directory; /* the work folder, with every log */
};

/*
 * `options` names the submission; its answers.conf is read from there too. A submission that
 * cannot be staged is refused with verdict `build`. Dies on our own faults only.
 */
void judge(struct judgement *judgement, const struct house *house, const struct lab *lab,
	const struct inspect_options *options);
void judgement_release(struct judgement *judgement);

#endif
