/*
 * Judges one submission of one lab: the whole pipeline, from files to result.json.
 */
#ifndef JUDGE_H
#define JUDGE_H

#include "detectors/finding.h"
#include "verdict/inspect.h"
#include "verdict/result.h"

struct judgement {
	struct result result;
	struct rubric rubric; /* empty where nothing could be judged */
	struct findings findings;
	struct conf facts;
	char *directory; /* the work folder, with every log */
};

/*
 * `options` names the folder of the submission, answers.conf included. A submission that cannot be
 * staged gets the verdict `build`. Dies only on our own faults.
 */
void judge(struct judgement *judgement, const struct house *house, const struct lab *lab,
	const struct inspect_options *options);
void judgement_release(struct judgement *judgement);

#endif
