#include "answers.h"

#include "exploration.h"
#include "facts.h"
#include "inspect.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <xxhash.h>

/* ------------------------------------------------------------------ the shipped program */

static const struct plan_row race_plan[] = {
	{"tsan", "as it is", 2, {0}},
	{"tsan", "delays", 4, {.delays = 6, .delay_us = 4000}},
	{0},
};

/* The variable and both functions of the first race. */
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
			set_first(shipped, "shipped.variable", finding->variable);
		set_first(shipped, "shipped.functions", text_string(&functions));
		text_release(&functions);
	}
}

static void measure_race(const struct house *house, const struct lab *lab, struct conf *shipped)
{
	struct inspect_options options = {.who = "shipped", .seed = 1};
	struct text complaint = {0};
	struct inspection inspection;

	if (inspect_open(&inspection, house, lab, &options, &complaint) &&
		inspect_build(&inspection, race_plan, false, &options)) {
		inspection.runs.stop_at_report = true;
		inspect_run(&inspection, race_plan, 0);
		note_race(&inspection.findings, lab, shipped);
	}
	inspect_close(&inspection);
	text_release(&complaint);
}

static const char *last_word(const char *line)
{
	const char *blank = strrchr(line, ' ');

	return blank ? blank + 1 : line;
}

static void add_outcome(struct text *seen, const char *outcome)
{
	const char *word = last_word(outcome);

	if (!text_has_word(text_string(seen), word))
		text_addf(seen, "%s%s", seen->length ? " " : "", word);
}

/* All outcomes that any schedule leads to. False when the explorer cannot tell. */
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
	exploration_run(&exploration, inspection, &explore);
	complete = exploration_is_complete(&exploration);
	json_array_foreach(json_object_get(exploration.json, "endings"), i, ending)
		if (complete && strcmp(json_text(ending, "end", ""), "exited") == 0)
			add_outcome(seen, json_text(ending, "output", ""));
	exploration_release(&exploration);
	return complete;
}

/* The last words of the outcomes of many short runs: for "sum = -1" that is "-1". */
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

static void measure_outcomes(const struct house *house, const struct lab *lab, const char *question,
	struct conf *shipped)
{
	struct inspect_options options = {.who = "shipped", .seed = 1};
	struct text complaint = {0}, seen = {0};
	struct inspection inspection;
	char key[96];

	snprintf(key, sizeof key, "answer.%s.rounds", question);
	options.rounds = conf_number(&lab->conf, key, 2);
	if (inspect_open(&inspection, house, lab, &options, &complaint)) {
		bool exact = explore_outcomes(&inspection, &options, &seen);

		if (!exact)
			sample_outcomes(&inspection, &options, &seen);
		snprintf(key, sizeof key, "shipped.outcomes.%s", question);
		conf_set(shipped, key, text_string(&seen));
		snprintf(key, sizeof key, "shipped.outcomes.%s.exact", question);
		conf_set(shipped, key, exact ? "yes" : "no");
		snprintf(key, sizeof key, "shipped.outcomes.%s.runs", question);
		conf_setf(shipped, key, "%zu", inspection.runs.count);
	}
	inspect_close(&inspection);
	text_release(&complaint);
	text_release(&seen);
}

static const char *check_of(const struct lab *lab, const char *question)
{
	char key[96];

	snprintf(key, sizeof key, "answer.%s.check", question);
	return conf_or(&lab->conf, key, "");
}

struct measuring {
	const struct house *house;
	const struct lab *lab;
	struct conf *shipped;
};

static void measure_question(const char *question, void *context)
{
	struct measuring *measuring = context;

	if (strcmp(check_of(measuring->lab, question), "outcomes") == 0)
		measure_outcomes(measuring->house, measuring->lab, question, measuring->shipped);
}

/* The lab's files and the tools: what the measurement depends on. */
static char *cache_file(
	const struct house *house, const struct lab *lab, const struct conf *versions)
{
	char *conf = text_format("%s/lab.conf", lab->path), *name;
	struct text key = {0};
	const char *rest = lab_program(lab);
	char file[256];

	text_add(&key, conf_or(versions, "fingerprint", ""));
	file_read(&key, conf, CONF_LARGEST);
	while (text_next_word(&rest, file, sizeof file)) {
		char *path = text_has_word(lab_edit(lab), file)
				     ? lab_shipped(lab, file)
				     : text_format("%s/%s", lab->path, file);

		file_read(&key, path, SUBMISSION_LARGEST);
		free(path);
	}
	name = text_format("%s/shipped-%s-%016llx.conf", house->cache, lab->name,
		(unsigned long long)XXH3_64bits(text_string(&key), key.length));
	text_release(&key);
	free(conf);
	return name;
}

void shipped_measure(const struct house *house, const struct lab *lab, const struct conf *versions,
	struct conf *shipped)
{
	char *path = cache_file(house, lab, versions);
	struct measuring measuring = {house, lab, shipped};
	struct text complaint = {0};

	if (!conf_read(shipped, path, &complaint)) {
		conf_release(shipped);
		shipped->name = text_copy(path);
		measure_race(house, lab, shipped);
		lab_questions(lab, measure_question, &measuring);
		make_directories(house->cache);
		conf_write(shipped, path);
	}
	text_release(&complaint);
	free(path);
}

/* ------------------------------------------------------------------ the student's answers */

/* `increment()` names the function increment, and Lost-Update is lost-update. */
static char *plain_answer(const char *answer, bool any_case)
{
	struct text plain = {0};

	for (; *answer; answer++)
		if (*answer != '(' && *answer != ')') {
			char byte = any_case ? (char)tolower((unsigned char)*answer) : *answer;

			text_add_bytes(&plain, &byte, 1);
		}
	return text_take(&plain);
}

struct checking {
	const struct lab *lab;
	const struct conf *given, *key, *shipped;
	struct conf *facts;
	struct text story, lesson;
	int all, given_count, right;
};

static int count_words(const char *list)
{
	char word[128];
	int count = 0;

	while (text_next_word(&list, word, sizeof word))
		count++;
	return count;
}

static bool has_all(const char *list, const char *words)
{
	char word[128];

	while (text_next_word(&words, word, sizeof word))
		if (!text_has_word(list, word))
			return false;
	return true;
}

/* Is the set of outcomes all of them, by the explorer? */
static bool is_exact(const struct checking *checking, const char *question)
{
	char key[96];

	snprintf(key, sizeof key, "shipped.outcomes.%s.exact", question);
	return strcmp(conf_or(checking->shipped, key, "no"), "yes") == 0;
}

/* "answered" when there is nothing to compare with. */
static const char *judge(const struct checking *checking, const char *question, const char *answer)
{
	const char *how = check_of(checking->lab, question);
	char key[96];

	if (strcmp(how, "variable") == 0) {
		const char *seen = conf_or(checking->shipped, "shipped.variable", NULL);

		return !seen ? "answered" : strcmp(seen, answer) == 0 ? "right" : "wrong";
	}
	if (strcmp(how, "functions") == 0) {
		const char *seen = conf_or(checking->shipped, "shipped.functions", NULL);

		if (!seen)
			return "answered";
		return has_all(answer, seen) && count_words(answer) == count_words(seen) ? "right"
											 : "wrong";
	}
	if (strcmp(how, "outcomes") == 0) {
		const char *seen;

		snprintf(key, sizeof key, "shipped.outcomes.%s", question);
		seen = conf_or(checking->shipped, key, NULL);
		if (!seen || !*seen)
			return "answered";
		if (is_exact(checking, question) && !has_all(seen, answer))
			return "too-many";
		return has_all(answer, seen) ? "right" : "wrong";
	}
	if (text_starts(how, "choice ")) {
		const char *right = conf_or(checking->key, question, NULL);

		if (!text_has_word(how + strlen("choice "), answer))
			return "unknown";
		return !right ? "answered" : strcmp(right, answer) == 0 ? "right" : "wrong";
	}
	return "answered";
}

static void say(
	struct checking *checking, const char *format, const char *question, const char *more)
{
	text_add(&checking->story, checking->story.length ? " " : "");
	text_addf(&checking->story, format, question, more);
}

static void explain(struct checking *checking, const char *question, const char *status)
{
	const char *how = check_of(checking->lab, question);

	if (strcmp(status, "open") == 0)
		say(checking, "`%s` is not answered yet%s.", question, "");
	else if (strcmp(status, "unknown") == 0)
		say(checking, "`%s` should be one of: %s.", question, how + strlen("choice "));
	else if (strcmp(status, "too-many") == 0)
		say(checking, "`%s` holds a value that no schedule leads to%s.", question, "");
	else if (strcmp(status, "wrong") == 0 && strcmp(how, "outcomes") == 0)
		say(checking, "`%s` lacks an outcome that %s.", question,
			is_exact(checking, question) ? "some schedule leads to" : "was seen");
	else if (strcmp(status, "wrong") == 0)
		say(checking, "Look at `%s` again%s.", question, "");
}

/* A set may hold more than was seen: that is no error, and still worth telling. */
static void look_for_more(struct checking *checking, const char *question, const char *answer)
{
	char key[96];
	const char *seen;

	if (strcmp(check_of(checking->lab, question), "outcomes") != 0 ||
		is_exact(checking, question))
		return;
	snprintf(key, sizeof key, "shipped.outcomes.%s", question);
	seen = conf_or(checking->shipped, key, "");
	if (has_all(seen, answer))
		return;
	snprintf(key, sizeof key, "shipped.outcomes.%s.runs", question);
	text_addf(&checking->lesson, "%s`%s` holds values that none of %s runs showed.",
		checking->lesson.length ? " " : "", question, conf_or(checking->shipped, key, "?"));
}

/* An answer to a question that nobody asked is mostly a slip of the key. */
static void look_for_strangers(struct checking *checking)
{
	for (size_t i = 0; i < checking->given->count; i++) {
		char key[96];

		snprintf(key, sizeof key, "answer.%.64s.ask", checking->given->entries[i].key);
		if (!conf_get(&checking->lab->conf, key))
			text_addf(&checking->story, "%sThere is no question `%s` (line %d).",
				checking->story.length ? " " : "", checking->given->entries[i].key,
				checking->given->entries[i].line);
	}
}

static void check_question(const char *question, void *context)
{
	struct checking *checking = context;
	const char *given = conf_or(checking->given, question, NULL);
	bool is_choice = text_starts(check_of(checking->lab, question), "choice ");
	char *answer = given ? plain_answer(given, is_choice) : NULL;
	const char *status = answer ? judge(checking, question, answer) : "open";
	char key[96];

	checking->all++;
	checking->given_count += answer != NULL;
	checking->right += strcmp(status, "right") == 0 || strcmp(status, "answered") == 0;
	explain(checking, question, status);
	if (strcmp(status, "answered") == 0)
		text_addf(&checking->lesson,
			"%s`%s` is answered; your instructor's copy checks it.",
			checking->lesson.length ? " " : "", question);
	if (strcmp(status, "right") == 0)
		look_for_more(checking, question, answer);
	free(answer);
	snprintf(key, sizeof key, "answer.%s", question);
	conf_set(checking->facts, key, status);
}

void answers_check(const struct house *house, const struct lab *lab, const char *path,
	const struct conf *shipped, struct conf *facts)
{
	char *key_path = text_format("%s/%s/answers.conf", house->solutions, lab->name);
	struct conf given = {0}, key = {0};
	struct text bytes = {0}, complaint = {0}, ignored = {0};
	struct checking checking = {
		.lab = lab, .given = &given, .key = &key, .shipped = shipped, .facts = facts};

	conf_read(&key, key_path, &ignored);
	if (file_exists(path) && (file_read(&bytes, path, CONF_LARGEST) != 0 ||
					 !conf_parse(&given, "answers.conf", text_string(&bytes),
						 bytes.length, &complaint))) {
		conf_set(facts, "answers.error",
			complaint.length ? text_string(&complaint)
					 : "answers.conf: not a text file that can be read");
		conf_release(&given);
	}
	lab_questions(lab, check_question, &checking);
	look_for_strangers(&checking);
	conf_setf(facts, "answers.all", "%d", checking.all);
	conf_setf(facts, "answers.given", "%d", checking.given_count);
	conf_setf(facts, "answers.right", "%d", checking.right);
	conf_set(facts, "answers.story", text_string(&checking.story));
	conf_set(facts, "answers.lesson", text_string(&checking.lesson));
	conf_release(&given);
	conf_release(&key);
	text_release(&bytes);
	text_release(&complaint);
	text_release(&ignored);
	text_release(&checking.story);
	text_release(&checking.lesson);
	free(key_path);
}
