#include "words/gcc.h"

#include <stdlib.h>
#include <string.h>

/* In what cannot be judged, the reason takes the place of a finding. */
static void tell_reason(struct gcc *gcc, const struct judgement *judgement)
{
	char *words = text_format("cannot judge: %s", judgement->result.reason);

	if (judgement->result.verdict == VERDICT_CANNOT_JUDGE)
		gcc_story(gcc, words, NULL);
	free(words);
}

static void tell_check(struct gcc *gcc, const struct check *check, const struct conf *facts)
{
	bool explored = strcmp(check->name, "explored") == 0;
	char *words =
		text_format("%s [%s]", check->message ? check->message : check->title, check->name);

	gcc_story(gcc, words, explored ? conf_get_or(facts, "explore.place", NULL) : NULL);
	free(words);
}

void gcc_judgement(struct gcc *gcc, const struct judgement *judgement)
{
	const struct conf *facts = &judgement->facts;
	const char *status = conf_get_or(facts, "build.status", "ok");
	bool unbuilt = strcmp(status, "ok") != 0 && judgement->result.verdict == VERDICT_BUILD;

	if (unbuilt)
		gcc_build(gcc, facts);
	gcc_findings(gcc, &judgement->findings, facts);
	for (int i = 0; i < judgement->rubric.count; i++) {
		const struct check *check = &judgement->rubric.checks[i];

		if (check->status == CHECK_FAILED &&
			!(unbuilt && strcmp(check->name, "builds") == 0))
			tell_check(gcc, check, facts);
	}
	tell_reason(gcc, judgement);
}
