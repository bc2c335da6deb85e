#include "verdict/glance.h"

#include <stdlib.h>
#include <string.h>

/* Enough for every solution of ours, and explored in a moment. */
enum { STATES_MOST = 50000 };

static const struct plan_row plan_compile[] = {{"plain", "", SIZE_USUAL, 0, {0}}, {0}};

static enum glance_end unbuilt(struct glance *glance)
{
	const char *status = conf_get_or(&glance->facts, "build.status", "");

	glance->reason = text_copy(conf_get_or(&glance->facts, "build.error", ""));
	if (strcmp(status, "refused") == 0)
		return GLANCE_REFUSED;
	return strcmp(status, "broken") == 0 ? GLANCE_UNBUILDABLE : GLANCE_UNBUILT;
}

static bool is_refused(struct glance *glance)
{
	static const char *const offences[] = {"audit.tampered", "audit.forbidden"};

	for (size_t i = 0; i < sizeof offences / sizeof *offences; i++) {
		char *first = text_format("%s.1", offences[i]);
		bool found = conf_number(&glance->facts, offences[i], 0) > 0;

		if (found)
			glance->reason = text_copy(conf_get_or(&glance->facts, first, ""));
		free(first);
		if (found)
			return true;
	}
	return false;
}

static enum glance_end explored(struct glance *glance)
{
	const struct conf *facts = &glance->facts;
	const char *verdict = conf_get_or(facts, "explore.verdict", "");

	if (strcmp(verdict, "deterministic") == 0) {
		glance->reason = text_copy("");
		return GLANCE_UNBROKEN;
	}
	if (strcmp(verdict, "broken") == 0) {
		glance->reason = text_copy(conf_get_or(facts, "explore.story", ""));
		return GLANCE_BROKEN;
	}
	if (strcmp(verdict, "not exhausted") == 0)
		glance->reason = text_format("No failure in the first %s states.",
			conf_get_or(facts, "explore.states", "0"));
	else
		glance->reason = text_copy(conf_get_or(facts, "explore.refused", ""));
	return GLANCE_UNDECIDED;
}

static unsigned long budget(const struct lab *lab)
{
	struct explore_options options;

	explore_options_init(&options, lab);
	return options.states && options.states < STATES_MOST ? options.states : STATES_MOST;
}

static enum glance_end look(struct glance *glance, struct inspection *inspection,
	const struct inspect_options *options, bool has_explorer)
{
	const struct plan_row *plan = has_explorer ? plan_explore : plan_compile;
	bool built = inspect_build(inspection, plan, true, options);

	if (built && has_explorer && inspect_is_fair(inspection))
		inspect_explore_facts(inspection, budget(inspection->work.lab));
	facts_copy(&glance->facts, &inspection->facts);
	if (!built)
		return unbuilt(glance);
	if (is_refused(glance))
		return GLANCE_REFUSED;
	if (has_explorer)
		return explored(glance);
	glance->reason = text_copy("");
	return GLANCE_BUILT;
}

void glance(struct glance *glance, const struct house *house, const struct lab *lab,
	const struct inspect_options *options)
{
	struct inspection inspection;
	struct text complaint = {0};

	*glance = (struct glance){.facts = {.name = text_copy("facts")}};
	if (!inspect_open(&inspection, house, lab, options, &complaint)) {
		glance->end = GLANCE_UNUSABLE;
		glance->reason = text_copy(text_string(&complaint));
	} else {
		glance->end = look(glance, &inspection, options, lab_has_variant(lab, "explore"));
	}
	inspect_save(&inspection);
	inspect_close(&inspection);
	text_release(&complaint);
}

void glance_release(struct glance *glance)
{
	free(glance->reason);
	conf_release(&glance->facts);
}
