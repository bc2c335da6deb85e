#include "house/lab_keys.h"

#include "base/file.h"
#include "house/labs.h"
#include "house/units.h"

#include <ctype.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>

enum {
	FILES_MOST = 16,
	QUESTION_LONGEST = 63, /* bytes of a question's name */
	CHOICE_LONGEST = 40, /* bytes of a word that a student's copy may have */
	CHOICES_MOST = 16,
	NEAR = 3, /* edits from a key to one that is suggested */
};

enum kind {
	TEXT, /* not empty */
	LIST, /* words of any kind, perhaps none */
	SOURCES, /* names of C files, perhaps none */
	NUMBER, /* from `least` to `most` */
	WORD, /* one of `words` */
	FINDING, /* none; or one of `words`, then perhaps a variable and functions */
	VARIANTS, /* names of variants.mk */
	CALLS, /* names of functions */
	UNITS, /* amounts of work, in ROUNDS */
	CHOICE, /* two words or more, each once */
};

/*
 * A <name> in a key stands for any name of its sort: a variant, a check of the lab's rubric, a
 * question, or what differs from student to student.
 */
struct key {
	const char *name;
	enum kind kind;
	long least, most;
	const char *words;
};

#define VERDICTS                                                                                   \
	"tampered race deadlock livelock misuse crash flood timeout wrong serial forbidden build " \
	"solved "                                                                                  \
	"cannot-judge"
#define FINDINGS "race lock-order misuse thread-leak deadlock memory other"
#define LARGEST 100000000

static const struct key keys_of_lab[] = {
	{"title", TEXT, 0, 0, NULL},
	{"topic", TEXT, 0, 0, NULL},
	{"program", SOURCES, 0, 0, NULL},
	{"edit", SOURCES, 0, 0, NULL},
	{"files", LIST, 0, 0, NULL},
	{"outcome", TEXT, 0, 0, NULL},
	{"outcome.means", TEXT, 0, 0, NULL},
	{"deadlock.means", TEXT, 0, 0, NULL},
	{"ticks", UNITS, 0, 0, NULL},
	{"reaches", WORD, 0, 0, "threads numbers"},
	{"sleeps", WORD, 0, 0, "yes no"},
	{"rounds.run", NUMBER, 1, LARGEST, NULL},
	{"rounds.<variant>", NUMBER, 1, LARGEST, NULL},
	{"rounds.<variant>.most", NUMBER, 1, LARGEST, NULL},
	{"explore.states", NUMBER, 1, LARGEST, NULL},
	{"explore.seconds", NUMBER, 1, 86400, NULL},
	{"explore.accept", WORD, 0, 0, "not-exhausted"},
	{"explore.view", WORD, 0, 0, "last all sorted"},
	{"without", VARIANTS, 0, 0, NULL},
	{"allow", CALLS, 0, 0, NULL},
	{"handler.may", CALLS, 0, 0, NULL},
	{"expect.tsan", FINDING, 0, 0, FINDINGS},
	{"expect.helgrind", FINDING, 0, 0, FINDINGS},
	{"expect.explore", WORD, 0, 0, "race deadlock livelock crash misuse wrong none"},
	{"expect.verdict", WORD, 0, 0, VERDICTS},
	{"unfinished", WORD, 0, 0, "yes no"},
	{"points.<check>", NUMBER, 0, 1000, NULL},
	{"answer.<question>.ask", TEXT, 0, 0, NULL},
	{"answer.<question>.check", TEXT, 0, 0, NULL},
	{"answer.<question>.rounds", NUMBER, 1, LARGEST, NULL},
	{"answer.<question>.bands", TEXT, 0, 0, NULL},
	{"limit.seconds", NUMBER, 1, 3600, NULL},
	{"vary.<row>", CHOICE, 0, 0, NULL},
	{"variation", TEXT, 0, 0, NULL},
	{0},
};

static const struct key keys_of_expected[] = {
	{"verdict", WORD, 0, 0, VERDICTS},
	{"idea", TEXT, 0, 0, NULL},
	{"why", TEXT, 0, 0, NULL},
	{"says", TEXT, 0, 0, NULL},
	{0},
};

/* What the names in keys and values are compared with. */
struct known {
	struct text variants; /* lists of words */
	struct text checks;
	const struct conf *conf;
	const struct conf_entry *entry; /* at hand */
	struct text *complaint;
};

const char *lab_keys_row(size_t number)
{
	return keys_of_lab[number].name;
}

/* ------------------------------------------------------------------ what exists */

static void find_variants(struct text *variants, const struct conf *conf)
{
	for (size_t i = 0; i < conf->count; i++)
		if (strchr(conf->entries[i].value, '|') && !strchr(conf->entries[i].key, '.'))
			text_addf(variants, "%s ", conf->entries[i].key);
}

/* A rubric names its checks in commands `check NAME ...`. */
static void add_checks(struct text *checks, const char *line)
{
	if (line[strspn(line, " \t")] == '#')
		return;
	for (const char *at = line; (at = strstr(at, "check ")); at++) {
		const char *name = at + strlen("check ");

		if (at == line || strchr(" \t{;", at[-1]))
			text_addf(checks, "%.*s ", (int)strcspn(name, " ;"), name);
	}
}

static void find_checks(struct text *checks, const char *folder, const char *file)
{
	char *path = text_format("%s/%s", folder, file), *rest, *line;
	struct text text = {0};

	file_read(&text, path, CONF_LARGEST);
	for (rest = text.bytes; (line = strsep(&rest, "\n"));)
		add_checks(checks, line);
	text_release(&text);
	free(path);
}

static void find_all_checks(struct text *checks, const struct house *house, const char *folder)
{
	char *own = text_format("%s/grade.bats", folder);

	find_checks(checks, file_exists(own) ? folder : house->harness, "grade.bats");
	find_checks(checks, folder, "checks.bats");
	free(own);
}

/* ------------------------------------------------------------------ keys */

/* Begins the complaint about the line at hand. */
static struct text *complain(struct known *known)
{
	char *shown = path_shown(known->conf->name);

	text_addf(known->complaint, "%s:%d: ", shown, known->entry->line);
	free(shown);
	return known->complaint;
}

/* The question's name in a key like "answer.<name>.ask". The caller frees it. */
static char *question_in(const char *key)
{
	const char *begin = strchr(key, '.'), *end = strrchr(key, '.');

	return begin && begin < end ? text_format("%.*s", (int)(end - begin - 1), begin + 1) : NULL;
}

/* The row's name in a key "vary.<name>". The caller frees it. */
static char *row_in(const char *key)
{
	const char *name = strchr(key, '.') ? strchr(key, '.') + 1 : "";

	return text_starts(key, "vary.") && *name && !strchr(name, '.') ? text_copy(name) : NULL;
}

/* The names that the <name> of a key may be, for the key at hand. The caller frees the list. */
static char *names_for(const struct known *known, const char *sort)
{
	if (text_starts(sort, "<variant>"))
		return text_copy(text_string(&known->variants));
	if (text_starts(sort, "<check>"))
		return text_copy(text_string(&known->checks));
	if (text_starts(sort, "<row>"))
		return row_in(known->entry->key);
	return question_in(known->entry->key);
}

/* Calls `visit` with each key that a row of the table stands for, until it returns false. */
static void each_key(const struct known *known, const struct key *row,
	void (*visit)(const char *key, void *context), void *context)
{
	const char *sort = strchr(row->name, '<'), *rest;
	char *names = sort ? names_for(known, sort) : NULL, *name;

	if (!sort)
		visit(row->name, context);
	for (rest = names; rest && (name = text_copy_blank_word(&rest)); free(name)) {
		char *key = text_format("%.*s%s%s", (int)(sort - row->name), row->name, name,
			strchr(sort, '>') + 1);

		visit(key, context);
		free(key);
	}
	free(names);
}

/* Does the row of the table stand for the key at hand? */
static bool stands_for(const struct known *known, const struct key *row)
{
	const char *wanted = known->entry->key, *sort = strchr(row->name, '<'), *behind;
	size_t before, after, length = strlen(wanted);
	char *names, *name;
	bool found;

	if (!sort)
		return strcmp(row->name, wanted) == 0;
	behind = strchr(sort, '>') + 1;
	before = (size_t)(sort - row->name);
	after = strlen(behind);
	if (length < before + after || strncmp(wanted, row->name, before) != 0 ||
		!text_ends(wanted, behind))
		return false;
	names = names_for(known, sort);
	name = text_format("%.*s", (int)(length - before - after), wanted + before);
	found = text_has_word(names, name);
	free(name);
	free(names);
	return found;
}

struct search {
	const char *wanted;
	int distance;
	char *nearest;
};

static void compare(const char *key, void *context)
{
	struct search *search = context;
	int distance = text_distance(search->wanted, key);

	if (distance < search->distance) {
		free(search->nearest);
		search->nearest = text_copy(key);
		search->distance = distance;
	}
}

/* The row for the key at hand; NULL, with a complaint, when there is none. */
static const struct key *find_key(struct known *known, const struct key *table)
{
	const char *wanted = known->entry->key;
	struct search search = {.wanted = wanted, .distance = NEAR + 1};

	for (const struct key *row = table; row->name; row++)
		if (stands_for(known, row))
			return row;
	for (const struct key *row = table; row->name; row++)
		each_key(known, row, compare, &search);
	if (text_starts(wanted, "points."))
		text_addf(complain(known), "no rubric of this lab has a check `%s`", wanted + 7);
	else
		text_addf(complain(known), "there is no key `%s`", wanted);
	if (search.nearest)
		text_addf(known->complaint, "; did you mean `%s`?", search.nearest);
	free(search.nearest);
	return NULL;
}

/* ------------------------------------------------------------------ values */

static bool is_file_name(const char *word)
{
	return isalnum((unsigned char)*word) && !strchr(word, '/');
}

static bool is_function_name(const char *word)
{
	for (const char *byte = word; *byte; byte++)
		if (!isalnum((unsigned char)*byte) && *byte != '_')
			return false;
	return !isdigit((unsigned char)*word);
}

/* A name of C, or of a folder. */
static bool is_choice(const char *word)
{
	for (const char *byte = word; *byte; byte++)
		if (!isalnum((unsigned char)*byte) && !strchr("_-", *byte))
			return false;
	return isalpha((unsigned char)*word) && strlen(word) <= CHOICE_LONGEST;
}

/* Is one word of a list as it should be? `should` becomes what it should be. */
static bool is_word_good(
	const struct known *known, const struct key *key, const char *word, const char **should)
{
	enum { ANY_SIZE = 1000 };

	switch (key->kind) {
	case SOURCES:
		*should = "a C file of the lab's folder";
		return is_file_name(word) && text_ends(word, ".c");
	case LIST:
		*should = "a file of the lab's folder";
		return is_file_name(word);
	case VARIANTS:
		*should = "a variant of harness/variants.mk";
		return text_has_word(text_string(&known->variants), word);
	case CALLS:
		*should = "the name of a function";
		return is_function_name(word);
	case UNITS:
		*should = "an amount of work, like ROUNDS, ROUNDS+1 or 2*ROUNDS";
		return units_read(word, ANY_SIZE) >= 0;
	case CHOICE:
		*should = "a word of letters, digits, _ and -";
		return is_choice(word);
	case TEXT:
	case NUMBER:
	case WORD:
	case FINDING:
		break;
	}
	return true;
}

static bool is_list_good(struct known *known, const struct key *key)
{
	const char *rest = known->entry->value, *should = "";
	char word[256];
	int count = 0;

	while (text_next_word(&rest, word, sizeof word)) {
		if (!is_word_good(known, key, word, &should)) {
			text_addf(complain(known), "`%s` names `%s`, which is not %s",
				known->entry->key, word, should);
			return false;
		}
		if (key->kind == SOURCES && ++count > FILES_MOST) {
			text_addf(complain(known), "`%s` names more than %d files",
				known->entry->key, FILES_MOST);
			return false;
		}
	}
	return true;
}

static bool is_number_good(struct known *known, const struct key *key)
{
	const char *value = known->entry->value;
	long number;

	errno = 0;
	number = strtol(value, NULL, 10);
	if (*value && strspn(value, "0123456789") == strlen(value) && !errno &&
		number >= key->least && number <= key->most)
		return true;
	text_addf(complain(known), "`%s` should be a number from %ld to %ld, not `%s`",
		known->entry->key, key->least, key->most, value);
	return false;
}

static bool is_word_known(struct known *known, const struct key *key)
{
	const char *value = known->entry->value;
	bool is_list = key->kind == FINDING;
	char *first =
		text_format("%.*s", is_list ? (int)strcspn(value, " ") : (int)strlen(value), value);
	bool good = *first && !strpbrk(first, " ,\t") &&
		    (text_has_word(key->words, first) || (is_list && strcmp(first, "none") == 0));

	if (!good)
		text_addf(complain(known), "`%s` should %s one of: %s%s; not `%s`",
			known->entry->key, is_list ? "begin with" : "be", key->words,
			is_list ? " none" : "", value);
	free(first);
	return good;
}

/* What has one word does not vary, and no two students' copies are to be the same by accident. */
static bool is_choice_good(struct known *known)
{
	const char *rest = known->entry->value;
	char word[256];
	int count = 0;

	while (text_next_word(&rest, word, sizeof word)) {
		if (text_has_word(rest, word)) {
			text_addf(
				complain(known), "`%s` names `%s` twice", known->entry->key, word);
			return false;
		}
		count++;
	}
	if (count >= 2 && count <= CHOICES_MOST)
		return true;
	text_addf(complain(known), "`%s` should have from 2 to %d words to choose from",
		known->entry->key, CHOICES_MOST);
	return false;
}

static bool is_value_good(struct known *known, const struct key *key)
{
	switch (key->kind) {
	case TEXT:
		if (!*known->entry->value)
			text_addf(complain(known), "`%s` has no value", known->entry->key);
		return *known->entry->value;
	case LIST:
	case SOURCES:
	case VARIANTS:
	case CALLS:
	case UNITS:
		return is_list_good(known, key);
	case CHOICE:
		return is_list_good(known, key) && is_choice_good(known);
	case NUMBER:
		return is_number_good(known, key);
	case WORD:
	case FINDING:
		return is_word_known(known, key);
	}
	return true;
}

/* A question needs its `ask`, by which it is found, and a name of reasonable length. */
static bool is_question_good(struct known *known)
{
	char *name =
		text_starts(known->entry->key, "answer.") ? question_in(known->entry->key) : NULL;
	char *ask = name ? text_format("answer.%s.ask", name) : NULL;
	bool good = true;

	if (name && strlen(name) > QUESTION_LONGEST) {
		text_addf(complain(known), "the name of a question has more than %d bytes",
			QUESTION_LONGEST);
		good = false;
	} else if (ask && !conf_get(known->conf, ask)) {
		text_addf(complain(known), "`%s` needs a `%s`", known->entry->key, ask);
		good = false;
	}
	free(name);
	free(ask);
	return good;
}

/* What a student may change is a part of the program. */
static bool is_edit_good(struct known *known)
{
	const char *program = conf_get_or(known->conf, "program", "");
	const char *rest = known->entry->value;
	char word[256];

	if (strcmp(known->entry->key, "edit") != 0)
		return true;
	while (text_next_word(&rest, word, sizeof word))
		if (!text_has_word(program, word)) {
			text_addf(complain(known), "`edit` names `%s`, which `program` does not",
				word);
			return false;
		}
	return true;
}

/* A longer line is cut before it is compared, so no run would ever be right. */
static bool is_outcome_good(struct known *known)
{
	const char *whole = known->entry->value;
	char *cut;
	bool good;

	if (strcmp(known->entry->key, "outcome") != 0)
		return true;
	cut = text_printable(whole, strlen(whole), LAB_OUTCOME_LONGEST);
	good = strcmp(whole, cut) == 0;
	if (!good)
		text_addf(complain(known),
			"`outcome` should be at most %d characters, none of them a control "
			"character",
			LAB_OUTCOME_LONGEST);
	free(cut);
	return good;
}

static bool check(struct known *known, const struct key *table)
{
	for (size_t i = 0; i < known->conf->count; i++) {
		const struct key *key;

		known->entry = &known->conf->entries[i];
		key = find_key(known, table);
		if (!key || !is_value_good(known, key) || !is_question_good(known) ||
			!is_edit_good(known) || !is_outcome_good(known))
			return false;
	}
	return true;
}

bool lab_keys_check(const struct conf *conf, const struct house *house, const char *folder,
	struct text *complaint)
{
	struct known known = {.conf = conf, .complaint = complaint};
	bool good;

	find_variants(&known.variants, &house->variants);
	find_all_checks(&known.checks, house, folder);
	good = check(&known, keys_of_lab);
	text_release(&known.variants);
	text_release(&known.checks);
	return good;
}

bool lab_keys_check_expected(const struct conf *conf, struct text *complaint)
{
	struct known known = {.conf = conf, .complaint = complaint};

	return check(&known, keys_of_expected);
}
