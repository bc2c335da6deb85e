#include "verdict/expectation.h"

#include <stdio.h>
#include <string.h>

const char *expectation_of(const struct lab *lab, const char *tool)
{
	char key[64];

	snprintf(key, sizeof key, "expect.%s", tool);
	return conf_get_or(&lab->conf, key, "");
}

static bool has_function(const struct finding *finding, const char *function, const char *files)
{
	for (int i = 0; i < finding->access_count; i++) {
		const struct frame *frame = stack_frame_in(&finding->accesses[i].stack, files);

		if (frame && frame->function && strcmp(frame->function, function) == 0)
			return true;
	}
	return false;
}

static bool matches(const struct finding *finding, const char *expected, const char *files)
{
	char word[128];

	if (!text_next_word(&expected, word, sizeof word) ||
		strcmp(word, finding_kind_word(finding->kind)) != 0)
		return false;
	if (!text_next_word(&expected, word, sizeof word))
		return true;
	if (strcmp(word, "-") != 0 && (!finding->variable || strcmp(word, finding->variable) != 0))
		return false;
	while (text_next_word(&expected, word, sizeof word))
		if (!has_function(finding, word, files))
			return false;
	return true;
}

bool expectation_met(const struct lab *lab, const struct judgement *judgement, const char *tool)
{
	const char *expected = expectation_of(lab, tool);
	bool any = false, found = false;

	if (strcmp(tool, "explore") == 0)
		return strcmp(expected, conf_get_or(&judgement->facts, "explore.kind", "none")) ==
		       0;
	for (size_t i = 0; i < judgement->findings.count; i++) {
		const struct finding *finding = judgement->findings.items[i];

		if (strcmp(finding->tool, tool) != 0)
			continue;
		any = true;
		found = found || matches(finding, expected, lab_program(lab));
	}
	return strcmp(expected, "none") == 0 ? !any : found;
}
