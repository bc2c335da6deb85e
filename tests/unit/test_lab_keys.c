/* A lab.conf, one line wrong: what is said of it. And do labs/README.md and the table agree? */
#include "house/lab_keys.h"

#include "base/file.h"
#include "detectors/finding.h"
#include "tap.h"
#include "verdict/verdict.h"

#include <stdlib.h>
#include <unistd.h>

static const char rubric[] = "# A check that is none: check comment\n"
			     "@test \"It runs.\" {\n  check builds\n  true\n}\n"
			     "@test \"It ends.\" { check ends builds; }\n";

static const char variants[] = "compiler = clang\nevery = -O0\nplain = -O0 | |\n"
			       "tsan = -O0 | -x | y\ntsan.linker = a | b\nexplore = | |\n";

static const struct {
	const char *sentence, *conf, *complaint;
} cases[] = {
	{"nothing is wrong with an empty file", "", ""},
	{"nor with what labs have",
		"title = T\ntopic = t\nprogram = main.c a.c\nedit = a.c\noutcome = x = 1\n"
		"outcome.means = m\ndeadlock.means = m\nticks = ROUNDS ROUNDS+1 2*ROUNDS 7\n"
		"rounds.run = 1000000\nrounds.plain = 1\nrounds.tsan = 2\nrounds.explore = 3\n"
		"explore.states = 100\nexplore.seconds = 9\nexplore.accept = not-exhausted\n"
		"explore.view = sorted\nwithout = explore tsan\nallow = fork _exit waitpid\n"
		"expect.tsan = race v up down\nexpect.helgrind = none\nexpect.explore = livelock\n"
		"expect.verdict = tampered\nunfinished = yes\npoints.builds = 1\npoints.ends = 0\n"
		"answer.a.b-c.ask = Why?\nanswer.a.b-c.check = measured x\n"
		"answer.a.b-c.bands = 1:0-2\nanswer.a.b-c.rounds = 2\nlimit.seconds = 5\n",
		""},
	{"experiments have nothing to edit", "edit =\nallow =\nwithout =\n", ""},

	{"a key that does not exist is told with the nearest", "title = T\n\nrounds.plian = 3\n",
		"lab.conf:3: there is no key `rounds.plian`; did you mean `rounds.plain`?"},
	{"one without a near one without it", "nonsense = 3\n",
		"lab.conf:1: there is no key `nonsense`"},
	{"a key is not its beginning", "titl = T\n",
		"lab.conf:1: there is no key `titl`; did you mean `title`?"},
	{"a question's keys are known by their end", "answer.a.ask = A?\nanswer.a.chekc = text\n",
		"lab.conf:2: there is no key `answer.a.chekc`; did you mean `answer.a.check`?"},
	{"a variant has to exist", "rounds.clang = 3\n",
		"lab.conf:1: there is no key `rounds.clang`; did you mean `rounds.plain`?"},
	{"and a setting of one is none", "rounds.tsan.linker = 3\n",
		"lab.conf:1: there is no key `rounds.tsan.linker`"},
	{"a rubric has to ask for the check", "points.bilds = 3\n",
		"lab.conf:1: no rubric of this lab has a check `bilds`; did you mean "
		"`points.builds`?"},
	{"in its lines, not in its comments", "points.comment = 3\n",
		"lab.conf:1: no rubric of this lab has a check `comment`"},

	{"a number has digits alone", "rounds.tsan = 2OO\n",
		"lab.conf:1: `rounds.tsan` should be a number from 1 to 100000000, not `2OO`"},
	{"and some", "rounds.tsan =\n",
		"lab.conf:1: `rounds.tsan` should be a number from 1 to 100000000, not ``"},
	{"and no sign", "points.ends = -1\n",
		"lab.conf:1: `points.ends` should be a number from 0 to 1000, not `-1`"},
	{"and is not too large", "limit.seconds = 99999999999999999999\n",
		"lab.conf:1: `limit.seconds` should be a number from 1 to 3600, not "
		"`99999999999999999999`"},
	{"nor too small", "rounds.explore = 0\n",
		"lab.conf:1: `rounds.explore` should be a number from 1 to 100000000, not `0`"},
	{"a word is one of those that are known", "explore.view = srted\n",
		"lab.conf:1: `explore.view` should be one of: last all sorted; not `srted`"},
	{"and one alone", "unfinished = yes no\n",
		"lab.conf:1: `unfinished` should be one of: yes no; not `yes no`"},
	{"a finding begins with its kind", "expect.tsan = rase v\n",
		"lab.conf:1: `expect.tsan` should begin with one of: race lock-order misuse "
		"thread-leak deadlock memory other none; not `rase v`"},
	{"a text is not empty", "outcome =\n", "lab.conf:1: `outcome` has no value"},
	{"the line to be printed is not cut",
		"outcome = 123456789 123456789 123456789 123456789 123456789 123456789 123456789 "
		"123456789 123456789 123456789 123456789 123456789 1\n",
		"lab.conf:1: `outcome` should be at most 120 characters, none of them a control "
		"character"},
	{"there is something to vary", "vary.name = i total\nvary.fault = as-is take_2\n", ""},
	{"one word does not vary", "title = T\nvary.name = i\n",
		"lab.conf:2: `vary.name` should have from 2 to 16 words to choose from"},
	{"nor do two that are the same", "vary.name = i total i\n",
		"lab.conf:1: `vary.name` names `i` twice"},
	{"a word to choose is one for a name or a folder", "vary.name = i ../i\n",
		"lab.conf:1: `vary.name` names `../i`, which is not a word of letters, digits, _ "
		"and -"},
	{"a row has a name without dots", "vary.a.b = i total\n",
		"lab.conf:1: there is no key `vary.a.b`"},
	{"and some name", "vary. = i total\n", "lab.conf:1: there is no key `vary.`"},
	{"a variant that is left out has to exist", "without = explore tsna\n",
		"lab.conf:1: `without` names `tsna`, which is not a variant of "
		"harness/variants.mk"},
	{"a source is a C file", "program = main.c a\n",
		"lab.conf:1: `program` names `a`, which is not a C file of the lab's folder"},
	{"in the folder itself", "program = ../main.c\n",
		"lab.conf:1: `program` names `../main.c`, which is not a C file of the lab's "
		"folder"},
	{"there is an end to sources",
		"program = a.c a.c a.c a.c a.c a.c a.c a.c a.c a.c a.c a.c a.c a.c a.c a.c a.c\n",
		"lab.conf:1: `program` names more than 16 files"},
	{"what is edited is of the program", "program = main.c a.c\nedit = b.c\n",
		"lab.conf:2: `edit` names `b.c`, which `program` does not"},
	{"a call has a name", "allow = fork waitpid()\n",
		"lab.conf:1: `allow` names `waitpid()`, which is not the name of a function"},
	{"work is counted in rounds", "ticks = ROUNDS ROUND\n",
		"lab.conf:1: `ticks` names `ROUND`, which is not an amount of work, like ROUNDS, "
		"ROUNDS+1 or 2*ROUNDS"},
	{"a question is asked", "answer.a.check = text\n",
		"lab.conf:1: `answer.a.check` needs a `answer.a.ask`"},
	{"and its name is not too long",
		"answer.0123456789012345678901234567890123456789012345678901234567890123.ask = A\n",
		"lab.conf:1: the name of a question has more than 63 bytes"},
	{"what comes first is told", "titel = T\nrounds.tsan = x\n",
		"lab.conf:1: there is no key `titel`; did you mean `title`?"},
};

enum { CASES = sizeof cases / sizeof *cases };

static void parse(struct conf *conf, const char *name, const char *text)
{
	struct text complaint = {0};

	if (!conf_parse(conf, name, text, strlen(text), &complaint))
		puts(text_string(&complaint));
	text_release(&complaint);
}

static void complains(struct tap *tap, const struct house *house, const char *text,
	const char *wanted, const char *sentence)
{
	struct text complaint = {0};
	struct conf conf;
	bool good;

	parse(&conf, "lab.conf", text);
	good = lab_keys_check(&conf, house, house->harness, &complaint);
	tap_string(tap, text_string(&complaint), wanted, sentence);
	if (good != !*wanted)
		tap_ok(tap, false, "it returns the same");
	conf_release(&conf);
	text_release(&complaint);
}

/* Do the words of the table, which stands below the rooms that have these, know each of them? */
static void words_test(struct tap *tap, const struct house *house)
{
	int unknown = 0;

	for (int i = 0; i <= (int)FINDING_OTHER + (int)VERDICT_SOLVED + 1; i++) {
		bool is_finding = i <= (int)FINDING_OTHER;
		char *text =
			is_finding
				? text_format("expect.tsan = %s\n",
					  finding_kind_word((enum finding_kind)i))
				: text_format("expect.verdict = %s\n",
					  verdict_word((enum verdict)(i - (int)FINDING_OTHER - 1)));
		struct text complaint = {0};
		struct conf conf;

		parse(&conf, "lab.conf", text);
		unknown += !lab_keys_check(&conf, house, house->harness, &complaint);
		conf_release(&conf);
		text_release(&complaint);
		free(text);
	}
	tap_number(tap, unknown, 0, "each kind of finding and each verdict may be expected");
}

static void expected_tests(struct tap *tap)
{
	static const char good[] = "verdict = race\nidea = i\nwhy = w\nsays = one | other\n";
	struct text complaint = {0};
	struct conf conf;

	parse(&conf, "expect.conf", good);
	tap_ok(tap, lab_keys_check_expected(&conf, &complaint), "an expect.conf may be right");
	conf_release(&conf);
	parse(&conf, "expect.conf", "verdict = race\nsay = x\n");
	lab_keys_check_expected(&conf, &complaint);
	tap_string(tap, text_string(&complaint),
		"expect.conf:2: there is no key `say`; did you mean `says`?", "or have a typo");
	conf_release(&conf);
	text_clear(&complaint);
	parse(&conf, "expect.conf", "verdict = races\n");
	tap_ok(tap, !lab_keys_check_expected(&conf, &complaint), "in its verdict, too");
	conf_release(&conf);
	text_release(&complaint);
}

/* The keys in the first column of the table below "## The keys of lab.conf", each in backquotes. */
static void read_keys(struct text *keys, char *readme)
{
	char *table = strstr(readme, "## The keys of lab.conf"), *line;
	char *end = table ? strstr(table, "How an answer is checked") : NULL;

	if (end)
		*end = '\0';
	while (end && (line = strsep(&table, "\n"))) {
		char *column = text_starts(line, "| `") ? strchr(line + 1, '|') : NULL;

		if (column)
			*column = '\0';
		for (char *at = column ? strchr(line, '`') : NULL; at; at = strchr(at, '`')) {
			int length = (int)strcspn(at + 1, "`");

			if (text_starts(at, "`rounds.") && !text_starts(at, "`rounds.run`") &&
				!text_starts(at, "`rounds.<"))
				text_add(keys, " rounds.<variant>");
			else
				text_addf(keys, " %.*s", length, at + 1);
			at += length + 2;
		}
	}
}

static void readme_tests(struct tap *tap)
{
	struct text readme = {0}, keys = {0}, table = {0}, missing = {0}, strange = {0};
	const char *rest;
	char *key;

	file_read(&readme, "labs/README.md", 1 << 20);
	read_keys(&keys, readme.bytes);
	for (size_t i = 0; lab_keys_row(i); i++) {
		text_addf(&table, "%s ", lab_keys_row(i));
		if (!text_has_word(text_string(&keys), lab_keys_row(i)))
			text_addf(&missing, "%s ", lab_keys_row(i));
	}
	for (rest = text_string(&keys); (key = text_copy_blank_word(&rest)); free(key))
		if (!text_has_word(text_string(&table), key))
			text_addf(&strange, "%s ", key);
	tap_string(tap, text_string(&missing), "", "README.md explains each key of the table");
	tap_string(tap, text_string(&strange), "", "and no other");
	text_release(&readme);
	text_release(&keys);
	text_release(&table);
	text_release(&missing);
	text_release(&strange);
}

int main(void)
{
	char folder[] = "/tmp/test_lab_keys.XXXXXX";
	struct tap tap = tap_plan(CASES + 6);
	struct house house = {.harness = folder};
	char *path;

	if (!mkdtemp(folder))
		return 1;
	path = text_format("%s/grade.bats", folder);
	file_write(path, rubric, sizeof rubric - 1);
	free(path);
	parse(&house.variants, "variants.mk", variants);
	for (size_t i = 0; i < CASES; i++)
		complains(&tap, &house, cases[i].conf, cases[i].complaint, cases[i].sentence);
	words_test(&tap, &house);
	expected_tests(&tap);
	readme_tests(&tap);
	conf_release(&house.variants);
	remove_tree(folder);
	return tap_end(&tap);
}
