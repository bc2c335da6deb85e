/* Replacing phrases: where they stand as a whole, all at once, and the longest first. */
#include "house/phrases.h"

#include "base/file.h"
#include "tap.h"

#include <stdlib.h>
#include <unistd.h>

static const struct {
	const char *sentence, *phrases, *text, *replaced;
} cases[] = {
	{"a name", "i => total", "static int i;\n\ti++;\n", "static int total;\n\ttotal++;\n"},
	{"not in a longer one", "i => total", "int if i_ _i 1i i1 hi", "int if i_ _i 1i i1 hi"},
	{"at both ends of the text", "i => total", "i", "total"},
	{"in a comment, in a string and in prose", "i => total",
		"/* i */ \"i\\n\" 'i' `i`, (i). *i* i's",
		"/* total */ \"total\\n\" 'total' `total`, "
		"(total). *total* total's"},
	{"beside letters of other alphabets", "i => total", "\303\244i", "\303\244total"},
	{"a number is a whole one, too", "-1 => -2", "-1 -10 -1. sum=-1", "-2 -10 -2. sum=-2"},
	{"what ends in no letter needs no gap", "x + => y +", "x +1", "y +1"},
	{"the longer of two", "-1 => -2\n-3 -1 => -4 -1", "-3 -1 -1", "-4 -1 -2"},
	{"in whatever order they are told", "-3 -1 => -4 -1\n-1 => -2", "-3 -1 -1", "-4 -1 -2"},
	{"two may change places", "a => b\nb => a", "a b a", "b a b"},
	{"and none is replaced twice", "a => a a", "a", "a a"},
	{"by nothing", "gone =>", "all gone now", "all  now"},
	{"comments and empty lines are no phrases", "# a => b\n\n  a   =>   c d  \n", "a", "c d"},
	{"nothing in nothing", "a => b", "", ""},
};

static const struct {
	const char *sentence, *phrases, *complaint;
} wrong[] = {
	{"a line without an arrow", "a => b\na b\n",
		"phrases:2: expected `this => that`, found `a b`"},
	{"an arrow from nothing", "=> b\n", "phrases:1: expected `this => that`, found `"},
};

enum { CASES = sizeof cases / sizeof *cases, WRONG = sizeof wrong / sizeof *wrong };

static bool read_from(struct phrases *phrases, const char *bytes, struct text *complaint)
{
	file_write("phrases", bytes, strlen(bytes));
	return phrases_read(phrases, "phrases", complaint);
}

int main(void)
{
	struct tap tap = tap_plan(CASES + WRONG + 1);
	char folder[] = "/tmp/phrases.XXXXXX";
	struct phrases phrases = {0};
	struct text complaint = {0};

	if (!mkdtemp(folder) || chdir(folder) != 0)
		return 1;
	for (size_t i = 0; i < CASES; i++) {
		char *replaced;

		read_from(&phrases, cases[i].phrases, &complaint);
		replaced = phrases_replace(&phrases, cases[i].text);
		tap_string(&tap, replaced, cases[i].replaced, cases[i].sentence);
		free(replaced);
		phrases_release(&phrases);
	}
	for (size_t i = 0; i < WRONG; i++) {
		bool good = read_from(&phrases, wrong[i].phrases, &complaint);

		tap_ok(&tap, !good && text_starts(text_string(&complaint), wrong[i].complaint),
			wrong[i].sentence);
		text_clear(&complaint);
		phrases_release(&phrases);
	}
	tap_ok(&tap,
		phrase_stands_in("i", "int i") && !phrase_stands_in("i", "int") &&
			!phrase_stands_in("", "int"),
		"a phrase is looked for as a whole");
	text_release(&complaint);
	remove_tree(folder);
	return tap_end(&tap);
}
