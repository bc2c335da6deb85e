#include "verdict/precedent.h"

#include "base/file.h"
#include "verdict/cache.h"

#include <stdlib.h>
#include <string.h>

/*
 * Which question comes next follows from the answers before it. So a rubric has some lists of
 * questions, one for each way to a verdict, and each list has been answered in some ways. Both are
 * kept by what they depend on: a list by the judges and its number, a decision by the judges, the
 * questions and the answers. That two names are alike is not believed: the answers are compared.
 */
enum { LISTS_MOST = 32, ASKED_LARGEST = 1 << 20 };

static const char WAS[] = "was.";

static bool is_there(const char *value)
{
	return *value && strcmp(value, "0") != 0 && strcmp(value, "no") != 0;
}

static const char *yes_or_no(bool yes)
{
	return yes ? "yes" : "no";
}

/* The evidence's answer, or NULL for what is no question about it. */
static const char *answer(const struct conf *evidence, const char *question)
{
	char *key;

	if (text_starts(question, "fact."))
		return conf_get_or(evidence, question + strlen("fact."), "");
	if (text_starts(question, "has."))
		return yes_or_no(is_there(conf_get_or(evidence, question + strlen("has."), "")));
	if (text_starts(question, "over.")) {
		long bound = strtol(question + strlen("over."), &key, 10);

		return *key == '.' ? yes_or_no(conf_number(evidence, key + 1, 0) > bound) : NULL;
	}
	return NULL;
}

/* Every question with its answer; false if one of them cannot be compared. */
static bool answer_all(
	const struct conf *evidence, const struct conf *questions, struct conf *answers)
{
	*answers = (struct conf){.name = text_copy("answers")};
	for (size_t i = 0; i < questions->count; i++) {
		const char *question = questions->entries[i].key;
		const char *said = answer(evidence, question);
		char *key;

		if (!said)
			return false;
		key = text_format("%s%s", WAS, question);
		conf_set(answers, key, said);
		free(key);
	}
	return answers->count > 0;
}

static struct text name_of(const struct conf *judges, const struct conf *more)
{
	struct text name = {0};

	for (size_t i = 0; i < judges->count; i++)
		text_addf(&name, "%s = %s\n", judges->entries[i].key, judges->entries[i].value);
	for (size_t i = 0; more && i < more->count; i++)
		text_addf(&name, "%s = %s\n", more->entries[i].key, more->entries[i].value);
	return name;
}

/* The list of that number; false, with an empty one, if there is none yet. */
static bool read_list(const struct precedent_court *court, int number, struct conf *questions)
{
	struct text name = name_of(court->judges, NULL);
	bool found;

	text_addf(&name, "list %d\n", number);
	found = cache_read(court->house, "questions", &name, questions);
	text_release(&name);
	return found;
}

static void keep_list(const struct precedent_court *court, int number, const struct conf *questions)
{
	struct text name = name_of(court->judges, NULL);

	text_addf(&name, "list %d\n", number);
	cache_keep(court->house, "questions", &name, questions);
	text_release(&name);
}

static bool are_all_in(const struct conf *answers, const struct conf *kept)
{
	for (size_t i = 0; i < answers->count; i++) {
		const char *then = conf_get(kept, answers->entries[i].key);

		if (!then || strcmp(then, answers->entries[i].value) != 0)
			return false;
	}
	return true;
}

/* Without the questions that were answered before it. */
static void take_decision(const struct conf *kept, struct conf *said)
{
	for (size_t i = 0; i < kept->count; i++)
		if (!text_starts(kept->entries[i].key, WAS))
			conf_set(said, kept->entries[i].key, kept->entries[i].value);
}

static bool find_answered(
	const struct precedent_court *court, const struct conf *questions, struct conf *said)
{
	struct conf answers, kept = {0};
	bool found = false;

	if (answer_all(court->evidence, questions, &answers)) {
		struct text name = name_of(court->judges, &answers);

		found = cache_read(court->house, "precedent", &name, &kept) &&
			are_all_in(&answers, &kept);
		if (found)
			take_decision(&kept, said);
		text_release(&name);
	}
	conf_release(&kept);
	conf_release(&answers);
	return found;
}

bool precedent_find(const struct precedent_court *court, struct conf *said)
{
	bool found = false, more = true;

	*said = (struct conf){.name = text_copy("rubric.conf")};
	for (int i = 0; i < LISTS_MOST && more && !found; i++) {
		struct conf questions;

		more = read_list(court, i, &questions);
		found = more && find_answered(court, &questions, said);
		conf_release(&questions);
	}
	return found;
}

static bool same_questions(const struct conf *one, const struct conf *other)
{
	if (one->count != other->count)
		return false;
	for (size_t i = 0; i < one->count; i++)
		if (strcmp(one->entries[i].key, other->entries[i].key) != 0)
			return false;
	return true;
}

/* Is the list known from now on? Two gradings that take one number at a time lose one of the lists.
 */
static bool have_list(const struct precedent_court *court, const struct conf *questions)
{
	for (int i = 0; i < LISTS_MOST; i++) {
		struct conf known;
		bool found = read_list(court, i, &known), same = same_questions(&known, questions);

		conf_release(&known);
		if (same)
			return true;
		if (!found) {
			keep_list(court, i, questions);
			return true;
		}
	}
	return false;
}

/* One question a line, some more than once. */
static void read_asked(const char *path, struct conf *questions)
{
	struct text bytes = {0};
	char *rest, *line;

	*questions = (struct conf){.name = text_copy("questions")};
	if (file_read(&bytes, path, ASKED_LARGEST) != 0)
		text_clear(&bytes);
	for (rest = bytes.bytes; rest && (line = strsep(&rest, "\n"));)
		if (*line)
			conf_set(questions, line, "");
	text_release(&bytes);
}

/* What is told with the figures of one grading will hardly come again word for word. */
static bool lasts(const struct conf *said)
{
	for (size_t i = 0; i < said->count; i++)
		if (text_ends(said->entries[i].key, ".lasting"))
			return false;
	return true;
}

void precedent_keep(const struct precedent_court *court, const char *asked, const struct conf *said)
{
	struct conf questions, kept = {0};

	read_asked(asked, &questions);
	if (lasts(said) && answer_all(court->evidence, &questions, &kept)) {
		struct text name = name_of(court->judges, &kept);

		for (size_t i = 0; i < said->count; i++)
			conf_set(&kept, said->entries[i].key, said->entries[i].value);
		if (have_list(court, &questions))
			cache_keep(court->house, "precedent", &name, &kept);
		text_release(&name);
	}
	conf_release(&kept);
	conf_release(&questions);
}
