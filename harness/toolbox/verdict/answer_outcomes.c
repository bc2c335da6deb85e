/*
 * `outcomes`: the set of last words of the last lines that the shipped program can print at the
 * size answer.<question>.rounds. The explorer finds them exactly. Where it cannot tell, many runs
 * show some of them, and further values in the answer cost nothing.
 */
#include "base/json.h"
#include "evidence/exploration.h"
#include "evidence/facts.h"
#include "verdict/answer_kinds.h"
#include "verdict/inspect.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char *last_word(const char *line)
{
	const char *blank = strrchr(line, ' ');

	return blank ? blank + 1 : line;
}

/* The outcome of "sum = -1" is "-1". */
static void add_outcome(struct text *seen, const char *outcome)
{
	const char *word = last_word(outcome);

	if (!text_has_word(text_string(seen), word))
		text_addf(seen, "%s%s", seen->length ? " " : "", word);
}

/* Collects the outcomes of all schedules. False when the explorer cannot tell. */
static bool explore_outcomes(
	struct inspection *inspection, const struct inspect_options *options, struct text *seen)
{
	struct explore_options explore;
	struct exploration exploration;
	const json_t *ending;
	size_t i;
	bool complete;

	if (!lab_has_variant(inspection->work.lab, "explore") ||
		!inspect_build(inspection, plan_explore, false, options))
		return false;
	explore_options_init(&explore, inspection->work.lab);
	explore.rounds = options->rounds;
	inspect_explore(inspection, &exploration, &explore);
	/* All of them, and each is kept. */
	complete = exploration_is_complete(&exploration) &&
		   json_is_true(json_object_get(exploration.json, "all_kept"));
	json_array_foreach(json_object_get(exploration.json, "endings"), i, ending)
		if (complete && ending_is_outcome(ending))
			add_outcome(seen, json_text(ending, "output", ""));
	exploration_release(&exploration);
	return complete;
}

/* Collects the outcomes that many short runs show. */
static void sample_outcomes(
	struct inspection *inspection, const struct inspect_options *options, struct text *seen)
{
	if (!inspect_build(inspection, plan_outcomes, false, options))
		return;
	inspect_run(inspection, plan_outcomes, 0);
	for (size_t i = 0; i < inspection->runs.count; i++) {
		char *outcome = run_outcome(inspection->runs.items[i]);

		if (run_came_to_an_end(inspection->runs.items[i]))
			add_outcome(seen, outcome);
		free(outcome);
	}
}

static void measure(const struct question *question, struct conf *shipped)
{
	struct inspect_options options = {.who = "shipped", .seed = 1};
	struct text complaint = {0}, seen = {0};
	struct inspection inspection;
	char key[96];

	snprintf(key, sizeof key, "answer.%s.rounds", question->name);
	options.rounds = conf_number(&question->lab->conf, key, 2);
	if (inspect_open(&inspection, question->house, question->lab, &options, &complaint)) {
		bool exact = explore_outcomes(&inspection, &options, &seen);

		if (!exact)
			sample_outcomes(&inspection, &options, &seen);
		snprintf(key, sizeof key, "shipped.outcomes.%s", question->name);
		conf_set(shipped, key, text_string(&seen));
		snprintf(key, sizeof key, "shipped.outcomes.%s.exact", question->name);
		conf_set(shipped, key, exact ? "yes" : "no");
		snprintf(key, sizeof key, "shipped.outcomes.%s.runs", question->name);
		conf_setf(shipped, key, "%zu", inspection.runs.count);
	}
	inspect_close(&inspection);
	text_release(&complaint);
	text_release(&seen);
}

static const char *measured(const struct question *question, const char *what)
{
	char key[96];

	snprintf(key, sizeof key, "shipped.outcomes.%s%s", question->name, what);
	return conf_get_or(question->shipped, key, "");
}

static bool is_number(const char *word)
{
	word += *word == '-';
	return *word && strspn(word, "0123456789") == strlen(word);
}

/* The first word that is no number, in `word`, or false. */
static bool has_other_than_numbers(const char *list, char *word, size_t size)
{
	while (text_next_word(&list, word, size))
		if (!is_number(word))
			return true;
	return false;
}

static enum answer_state judge_set(const struct question *question, const char *answer,
	struct text *story, struct text *lesson)
{
	const char *seen = measured(question, "");
	bool exact = strcmp(measured(question, ".exact"), "yes") == 0;

	char word[128];

	if (!*seen)
		return ANSWER_ANSWERED;
	if (!has_other_than_numbers(seen, word, sizeof word) &&
		has_other_than_numbers(answer, word, sizeof word)) {
		text_addf(story,
			"answers.conf:%d: `%s` should be numbers, like 7 8 9: `%.40s` is not a "
			"number.",
			question->line, question->name, word);
		return ANSWER_UNKNOWN;
	}
	if (exact && !has_all_words(seen, answer)) {
		text_addf(story, "`%s` contains a value that no schedule can produce.",
			question->name);
		return ANSWER_TOO_MANY;
	}
	if (!has_all_words(answer, seen)) {
		text_addf(story, "`%s` is missing an outcome that %s.", question->name,
			exact ? "some schedule produces" : "was seen");
		return ANSWER_WRONG;
	}
	/* Values that no run showed may still be possible: no error, but worth telling. */
	if (!has_all_words(seen, answer))
		text_addf(lesson, "`%s` contains values that none of %s runs produced.",
			question->name, measured(question, ".runs"));
	return ANSWER_RIGHT;
}

static enum answer_state judge(const struct question *question, const char *answer,
	struct text *story, struct text *lesson)
{
	char *plain = answer_without_brackets(answer);
	enum answer_state state = judge_set(question, plain, story, lesson);

	free(plain);
	return state;
}

const struct answer_kind answer_outcomes = {"outcomes", NULL, measure, judge};
