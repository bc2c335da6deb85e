/*
 * `variable` and `functions` of the first race that ThreadSanitizer finds in the shipped program.
 */
#include "evidence/facts.h"
#include "verdict/answer_kinds.h"
#include "verdict/inspect.h"

#include <stdlib.h>
#include <string.h>

static const struct plan_row race_plan[] = {
	{"tsan", "as it is", SIZE_USUAL, 2, {0}},
	{"tsan", "delays", SIZE_USUAL, 4, {.delays = 6, .delay_us = 4000}},
	{0},
};

/* Notes the variable and both functions of the first race. */
static void note_race(const struct findings *findings, const struct lab *lab, struct conf *shipped)
{
	for (size_t i = 0; i < findings->count; i++) {
		const struct finding *finding = findings->items[i];
		struct text functions = {0};

		if (finding->kind != FINDING_RACE)
			continue;
		for (int n = 0; n < finding->access_count && n < 2; n++) {
			const struct frame *frame =
				stack_frame_in(&finding->accesses[n].stack, lab_program(lab));

			if (frame && frame->function &&
				!text_has_word(text_string(&functions), frame->function))
				text_addf(&functions, "%s%s", n ? " " : "", frame->function);
		}
		if (finding->variable)
			conf_set_first(shipped, "shipped.variable", finding->variable);
		conf_set_first(shipped, "shipped.functions", text_string(&functions));
		text_release(&functions);
	}
}

static void measure(const struct question *question, struct conf *shipped)
{
	struct inspect_options options = {.who = "shipped", .seed = 1};
	struct text complaint = {0};
	struct inspection inspection;

	if (conf_get(shipped, "shipped.race"))
		return;
	conf_set(shipped, "shipped.race", "looked for");
	if (inspect_open(&inspection, question->house, question->lab, &options, &complaint) &&
		inspect_build(&inspection, race_plan, false, &options)) {
		inspection.runs.stop_at_report = true;
		inspect_run(&inspection, race_plan, 0);
		note_race(&inspection.findings, question->lab, shipped);
	}
	inspect_close(&inspection);
	text_release(&complaint);
}

static enum answer_state judge_variable(const struct question *question, const char *answer,
	struct text *story, struct text *lesson)
{
	const char *seen = conf_get_or(question->shipped, "shipped.variable", NULL);
	char *plain = answer_without_brackets(answer);
	bool same = seen && strcmp(seen, plain) == 0;

	(void)lesson;
	free(plain);
	if (!seen)
		return ANSWER_ANSWERED;
	return same ? ANSWER_RIGHT : answer_is_wrong(question, story);
}

static int count_words(const char *list)
{
	char word[128];
	int count = 0;

	while (text_next_word(&list, word, sizeof word))
		count++;
	return count;
}

static enum answer_state judge_functions(const struct question *question, const char *answer,
	struct text *story, struct text *lesson)
{
	const char *seen = conf_get_or(question->shipped, "shipped.functions", NULL);
	char *plain = answer_without_brackets(answer);
	bool same = seen && has_all_words(plain, seen) && count_words(plain) == count_words(seen);

	(void)lesson;
	free(plain);
	if (!seen)
		return ANSWER_ANSWERED;
	return same ? ANSWER_RIGHT : answer_is_wrong(question, story);
}

const struct answer_kind answer_variable = {"variable", NULL, measure, judge_variable};
const struct answer_kind answer_functions = {"functions", NULL, measure, judge_functions};
