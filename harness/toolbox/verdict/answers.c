#include "verdict/answers.h"

#include "base/fault.h"
#include "base/file.h"
#include "house/driver.h"
#include "house/work_folder.h"
#include "verdict/answer_kinds.h"
#include "verdict/cache.h"

#include <sched.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const struct answer_kind *const kinds[] = {
	&answer_variable,
	&answer_functions,
	&answer_outcomes,
	&answer_choice,
	&answer_measured,
	&answer_text,
	NULL,
};

static const struct {
	const char *word;
	bool counts;
} states[] = {
#define X(name, word, counts) {word, counts},
	ANSWER_STATES(X)
#undef X
};

/* ------------------------------------------------------------------ the questions */

static void complain_of_kind(const struct question *question)
{
	struct text complaint = {0};

	question_place(question, "check", &complaint);
	text_addf(&complaint, "should begin with one of:");
	for (size_t i = 0; kinds[i]; i++)
		text_addf(&complaint, " %s", kinds[i]->name);
	die(EXIT_OUR_FAULT, "%s", text_string(&complaint));
}

/* Finds the kind of a question and fills in its words. Dies when lab.conf names no such kind. */
static const struct answer_kind *find_kind(struct question *question)
{
	const char *check = question_setting(question, "check");
	size_t length = check ? strcspn(check, " ") : 0;
	struct text complaint = {0};

	for (size_t i = 0; kinds[i]; i++) {
		if (!check || strlen(kinds[i]->name) != length ||
			strncmp(check, kinds[i]->name, length) != 0)
			continue;
		question->words = check + length + strspn(check + length, " ");
		if (kinds[i]->validate)
			kinds[i]->validate(question, &complaint);
		if (complaint.length)
			die(EXIT_OUR_FAULT, "%s", text_string(&complaint));
		return kinds[i];
	}
	complain_of_kind(question);
	return NULL;
}

/* ------------------------------------------------------------------ the shipped program */

struct measuring {
	struct question question;
	struct conf *shipped;
};

static void validate_question(const char *name, void *context)
{
	struct question *question = context;

	question->name = name;
	find_kind(question);
}

static void measure_question(const char *name, void *context)
{
	struct measuring *measuring = context;
	const struct answer_kind *kind;

	measuring->question.name = name;
	kind = find_kind(&measuring->question);
	if (kind->measure)
		kind->measure(&measuring->question, measuring->shipped);
}

static void add_processors(struct text *key)
{
	cpu_set_t all;

	CPU_ZERO(&all);
	sched_getaffinity(0, sizeof all, &all);
	text_addf(key, "%d processors", CPU_COUNT(&all));
}

/* A measurement depends on the lab's files, the tools and the machine. */
static void add_key(struct text *key, const struct lab *lab, const struct conf *versions)
{
	char *conf = text_format("%s/lab.conf", lab->path);
	const char *rest = lab_program(lab);
	char file[256];

	text_add(key, conf_get_or(versions, "fingerprint", ""));
	add_processors(key);
	file_read(key, conf, CONF_LARGEST);
	while (text_next_word(&rest, file, sizeof file)) {
		char *path = text_has_word(lab_edit(lab), file) ? lab_shipped(lab, file)
								: driver_pristine(lab, file);

		file_read(key, path, SUBMISSION_LARGEST);
		free(path);
	}
	free(conf);
}

void shipped_measure(const struct house *house, const struct lab *lab, const struct conf *versions,
	struct conf *shipped)
{
	char *name = text_format("shipped-%s", lab->name);
	struct measuring measuring = {{.house = house, .lab = lab, .shipped = shipped}, shipped};
	struct text key = {0};

	add_key(&key, lab, versions);
	lab_questions(lab, validate_question, &measuring.question);
	if (!cache_read(house, name, &key, shipped)) {
		lab_questions(lab, measure_question, &measuring);
		if (!conf_get(shipped, "shipped.passing"))
			cache_keep(house, name, &key, shipped);
	}
	text_release(&key);
	free(name);
}

/* ------------------------------------------------------------------ the student's answers */

struct checking {
	struct question question;
	const struct conf *given, *key;
	struct conf *facts;
	struct text story, lesson;
	struct text unjudged; /* the names of the questions that nobody here judges */
	int all, given_count, right, unjudged_count;
};

static void add_sentence(struct text *text, const char *sentence)
{
	text_addf(text, "%s%s", text->length && *sentence ? " " : "", sentence);
}

/* An answer to a question that nobody asked is usually a typing error. */
static void report_strangers(struct checking *checking)
{
	struct text strangers = {0};

	for (size_t i = 0; i < checking->given->count; i++) {
		char key[96];

		snprintf(key, sizeof key, "answer.%.64s.ask", checking->given->entries[i].key);
		if (!conf_get(&checking->question.lab->conf, key))
			text_addf(&strangers, "%sThere is no question `%s` (line %d).",
				strangers.length ? " " : "", checking->given->entries[i].key,
				checking->given->entries[i].line);
	}
	add_sentence(&checking->story, text_string(&strangers));
	conf_set(checking->facts, "answers.strangers", text_string(&strangers));
	text_release(&strangers);
}

/* Sets the fact answer.<question><what>, unless the value is empty. */
static void note(struct checking *checking, const char *what, const char *value)
{
	char key[96];

	snprintf(key, sizeof key, "answer.%s%s", checking->question.name, what);
	if (*value)
		conf_set(checking->facts, key, value);
}

static void check_question(const char *name, void *context)
{
	struct checking *checking = context;
	struct question *question = &checking->question;
	struct text story = {0}, lesson = {0};
	enum answer_state state = ANSWER_OPEN;
	const struct answer_kind *kind;
	const char *given = conf_get_or(checking->given, name, NULL);

	question->name = name;
	question->key = conf_get_or(checking->key, name, NULL);
	question->line = line_of_key(checking->given, name);
	kind = find_kind(question);
	if (given)
		state = kind->judge(question, given, &story, &lesson);
	else
		text_addf(&story, "`%s` is not answered yet.", name);
	if (state == ANSWER_ANSWERED && !lesson.length)
		text_addf(&lesson, "`%s` counts as right: there is nothing to compare it with.",
			name);
	if (state == ANSWER_UNJUDGED) {
		text_addf(
			&checking->unjudged, "%s`%s`", checking->unjudged_count ? ", " : "", name);
		checking->unjudged_count++;
	}
	checking->all++;
	checking->given_count += given != NULL;
	checking->right += states[state].counts;
	add_sentence(&checking->story, text_string(&story));
	add_sentence(&checking->lesson, text_string(&lesson));
	note(checking, "", states[state].word);
	note(checking, ".story", text_string(&story));
	note(checking, ".text", state == ANSWER_KEPT ? given : "");
	text_release(&story);
	text_release(&lesson);
}

static void report_unjudged(struct checking *checking)
{
	char *sentence;

	conf_setf(checking->facts, "answers.unjudged", "%d", checking->unjudged_count);
	if (!checking->unjudged_count)
		return;
	sentence = text_format("%d answered, not judged here, so without points: %s. Your "
			       "instructor's copy judges them.",
		checking->unjudged_count, text_string(&checking->unjudged));
	add_sentence(&checking->lesson, sentence);
	free(sentence);
}

static void copy_measured(const struct conf *shipped, struct conf *facts)
{
	for (size_t i = 0; i < shipped->count; i++)
		if (text_starts(shipped->entries[i].key, "measured."))
			conf_set(facts, shipped->entries[i].key, shipped->entries[i].value);
}

void answers_check(const struct house *house, const struct lab *lab, const char *path,
	const struct conf *shipped, struct conf *facts)
{
	char *key_path = text_format("%s/answers.conf", lab->solutions);
	struct conf given = {0}, key = {0};
	struct text bytes = {0}, complaint = {0}, ignored = {0};
	struct checking checking = {.question = {.house = house, .lab = lab, .shipped = shipped},
		.given = &given,
		.key = &key,
		.facts = facts};

	conf_read(&key, key_path, &ignored);
	if (file_exists(path) && (file_read(&bytes, path, CONF_LARGEST) != 0 ||
					 !conf_parse(&given, "answers.conf", text_string(&bytes),
						 bytes.length, &complaint))) {
		conf_set(facts, "answers.error",
			complaint.length ? text_string(&complaint)
					 : "answers.conf: cannot be read as a text file");
		conf_release(&given);
	}
	lab_questions(lab, check_question, &checking);
	report_strangers(&checking);
	report_unjudged(&checking);
	conf_setf(facts, "answers.all", "%d", checking.all);
	conf_setf(facts, "answers.given", "%d", checking.given_count);
	conf_setf(facts, "answers.right", "%d", checking.right);
	conf_set(facts, "answers.story", text_string(&checking.story));
	conf_set(facts, "answers.lesson", text_string(&checking.lesson));
	copy_measured(shipped, facts);
	conf_release(&given);
	conf_release(&key);
	text_release(&bytes);
	text_release(&complaint);
	text_release(&ignored);
	text_release(&checking.story);
	text_release(&checking.lesson);
	text_release(&checking.unjudged);
	free(key_path);
}
