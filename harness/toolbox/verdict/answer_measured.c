/*
 * `measured KEY`: a number that the student predicts and the program measures. The program prints
 * lines `key = value`, one of them for KEY.
 *
 * A count must be predicted exactly. A ratio, such as a speed-up, varies from run to run, so
 * answer.<question>.bands says which values count as the same: `1:0.7-1.4 2:1.6-2.4`. Prediction
 * and measurement must lie in one band; a measurement outside all bands proves nothing.
 *
 * The program may also print `cannot: why`, when this machine cannot tell, or `not now: why`.
 * Without a number to compare with, any answer counts as right.
 */
#include "base/fault.h"
#include "base/file.h"
#include "evidence/facts.h"
#include "verdict/answer_kinds.h"
#include "verdict/inspect.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { ATTEMPTS = 3 };

struct band {
	char name[32]; /* as the student reads it: "2" */
	double low, high;
};

/* A plain decimal number, with a point or a comma; `rest` is what follows it. */
static bool read_number(const char *text, double *number, const char **rest)
{
	char digits[32];
	size_t length = strspn(text, "0123456789.,");
	char *comma, *end;

	if (length == 0 || length >= sizeof digits)
		return false;
	snprintf(digits, sizeof digits, "%.*s", (int)length, text);
	comma = strchr(digits, ',');
	if (comma)
		*comma = '.';
	*number = strtod(digits, &end);
	*rest = text + (end - digits);
	return end != digits;
}

/* "2", "2.0", "2,0", "-3", "about 2", "~2", "2x" and "2 times" are numbers. */
static bool read_prediction(const char *answer, double *number)
{
	const char *rest;
	double sign = 1;

	if (text_starts(answer, "about "))
		answer += strlen("about ");
	answer += *answer == '~';
	answer += strspn(answer, " ");
	if (*answer == '-') {
		sign = -1;
		answer++;
	}
	if (!read_number(answer, number, &rest))
		return false;
	*number *= sign;
	rest += strspn(rest, " ");
	return !*rest || strcmp(rest, "x") == 0 || strcmp(rest, "times") == 0;
}

static bool read_band(const char *word, struct band *band)
{
	const char *colon = strchr(word, ':'), *rest;

	if (!colon || colon == word || colon - word >= (long)sizeof band->name)
		return false;
	snprintf(band->name, sizeof band->name, "%.*s", (int)(colon - word), word);
	return read_number(colon + 1, &band->low, &rest) && *rest == '-' &&
	       read_number(rest + 1, &band->high, &rest) && !*rest && band->low < band->high;
}

/* Finds the band that a number lies in; false when it lies outside all of them. */
static bool find_band(const struct question *question, double number, struct band *band)
{
	const char *bands = question_setting(question, "bands");
	char word[64];

	while (text_next_blank_word(&bands, word, sizeof word))
		if (read_band(word, band) && number >= band->low && number <= band->high)
			return true;
	return false;
}

static void validate(const struct question *question, struct text *complaint)
{
	const char *bands = question_setting(question, "bands");
	struct band band;
	char word[64];

	if (!*question->words || strchr(question->words, ' ')) {
		question_place(question, "check", complaint);
		text_add(complaint, "should name one key that the program prints: measured KEY");
		return;
	}
	while (bands && text_next_blank_word(&bands, word, sizeof word))
		if (!read_band(word, &band)) {
			question_place(question, "bands", complaint);
			text_addf(complaint,
				"should hold words like 2:1.6-2.4, name:low-high, not `%s`", word);
			return;
		}
}

/* ------------------------------------------------------------------ measuring */

static const char *measured_value(const struct question *question, const struct conf *shipped)
{
	char key[160];

	snprintf(key, sizeof key, "measured.%.120s", question->words);
	return conf_get_or(shipped, key, NULL);
}

/* True when there is a number, or when there will never be one. */
static bool is_settled(const struct question *question, const char *value)
{
	struct band band;
	double number;

	if (!value || text_starts(value, "cannot:"))
		return value != NULL;
	if (!question_setting(question, "bands"))
		return !text_starts(value, "not now:");
	return read_prediction(value, &number) && find_band(question, number, &band);
}

/* What a run printed is kept, except for numbers that are settled already. */
struct keeping {
	const struct question *question; /* any of the lab's: it names house and lab */
	struct conf *shipped;
	const struct conf *printed; /* what the last run printed */
	bool settled;
};

static void keep_value(const char *name, void *context)
{
	struct keeping *keeping = context;
	struct question question = *keeping->question;
	char key[160];

	question.name = name;
	snprintf(key, sizeof key, "answer.%s.check", name);
	question.words = conf_get_or(&question.lab->conf, key, "");
	if (!text_starts(question.words, "measured "))
		return;
	question.words += strlen("measured ");
	question.words += strspn(question.words, " ");
	snprintf(key, sizeof key, "measured.%.120s", question.words);
	if (!is_settled(&question, conf_get(keeping->shipped, key)) &&
		conf_get(keeping->printed, question.words))
		conf_set(keeping->shipped, key, conf_get(keeping->printed, question.words));
	if (!is_settled(&question, conf_get(keeping->shipped, key)))
		keeping->settled = false;
}

/* Runs the program once and reads what it printed. False, with a reason, when the run failed. */
static bool run_once(struct inspection *inspection, struct conf *printed, struct text *why)
{
	const struct run *run;
	struct text output = {0};
	bool good;

	inspect_run(inspection, plan_measure, 0);
	run = inspection->runs.items[inspection->runs.count - 1];
	if (!run_came_to_an_end(run)) {
		text_addf(why, "the program %s", job_end_word(run->job->end));
		return false;
	}
	file_read(&output, run->output, CONF_LARGEST);
	good = conf_parse(printed, "its output", text_string(&output), output.length, why);
	text_release(&output);
	return good;
}

static bool measure_all(const struct question *question, struct conf *shipped, struct text *why)
{
	struct inspect_options options = {.who = "shipped", .seed = 1};
	struct keeping keeping = {question, shipped, NULL, false};
	struct inspection inspection;
	bool good = false;

	if (!inspect_open(&inspection, question->house, question->lab, &options, why)) {
		inspect_close(&inspection);
		return false;
	}
	good = inspect_build(&inspection, plan_measure, false, &options);
	if (!good)
		text_add(why, conf_get_or(&inspection.facts, "build.error", "it does not compile"));
	for (int attempt = 0; good && attempt < ATTEMPTS && !keeping.settled; attempt++) {
		struct conf printed = {0};

		good = run_once(&inspection, &printed, why);
		keeping.printed = &printed;
		keeping.settled = good;
		if (good)
			lab_questions(question->lab, keep_value, &keeping);
		conf_release(&printed);
	}
	if (!keeping.settled)
		conf_set(shipped, "shipped.passing", "yes");
	inspect_close(&inspection);
	return good;
}

/* The first question of the kind measures for all of them. */
static void measure(const struct question *question, struct conf *shipped)
{
	struct text why = {0};

	if (conf_get(shipped, "measured.status"))
		return;
	conf_set(
		shipped, "measured.status", measure_all(question, shipped, &why) ? "ok" : "failed");
	if (why.length)
		conf_set(shipped, "measured.error", text_string(&why));
	text_release(&why);
}

/* ------------------------------------------------------------------ judging */

static enum answer_state compare(
	const struct question *question, double predicted, double seen, struct text *story)
{
	struct band band, other;
	bool banded = find_band(question, seen, &band);
	bool same = banded ? find_band(question, predicted, &other) &&
				     strcmp(band.name, other.name) == 0
			   : predicted >= seen && predicted <= seen;

	if (same)
		return ANSWER_RIGHT;
	text_addf(story, "`%s`: you predicted %g, but it is ", question->name, predicted);
	if (banded)
		text_addf(story, "about %s.", band.name);
	else
		text_addf(story, "%g.", seen);
	return ANSWER_WRONG;
}

static enum answer_state judge(const struct question *question, const char *answer,
	struct text *story, struct text *lesson)
{
	const char *value = measured_value(question, question->shipped), *reason;
	struct text complaint = {0};
	double predicted, seen;

	if (!read_prediction(answer, &predicted)) {
		text_addf(story,
			"answers.conf:%d: `%s` should be a number, like 3 or 1.5, not "
			"`%.40s`.",
			question->line, question->name, answer);
		return ANSWER_UNKNOWN;
	}
	if (strcmp(conf_get_or(question->shipped, "measured.status", ""), "ok") != 0)
		return ANSWER_ANSWERED;
	if (!value) {
		question_place(question, "check", &complaint);
		die(EXIT_OUR_FAULT, "%snames `%s`, which the program does not print",
			text_string(&complaint), question->words);
	}
	if (is_settled(question, value) && read_prediction(value, &seen))
		return compare(question, predicted, seen, story);
	reason = strchr(value, ':');
	text_addf(lesson, "`%s` counts as right: %s.", question->name,
		reason ? reason + 1 + strspn(reason + 1, " ")
		       : "this machine is too busy to measure it");
	return ANSWER_ANSWERED;
}

const struct answer_kind answer_measured = {"measured", validate, measure, judge};
