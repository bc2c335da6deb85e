/*
 * Gradescope's submission_metadata.yml: who handed in what, and what only looks like it.
 */
#include "course/platform.h"

#include "tap.h"

#include <stdlib.h>

#define ADA "submission_1:\n  :submitters:\n  - :name: Ada Lovelace\n    :sid: '17'\n"

static const struct {
	const char *sentence, *bytes, *told; /* "KEY = VALUE;" for each that was understood */
} files[] = {
	{"nothing names nobody", "", ""},
	{"a name", "---\n" ADA, "submission_1 = Ada Lovelace;"},
	{"a group, in its order", ADA "    :email: a@example.edu\n  - :name: Bob\n",
		"submission_1 = Ada Lovelace, Bob;"},
	{"several submissions", ADA "submission_22:\n  :submitters:\n  - :name: Eve\n",
		"submission_1 = Ada Lovelace;submission_22 = Eve;"},
	{"lines that end as Windows' do", "submission_1:\r\n  :submitters:\r\n  - :name: Ada\r\n",
		"submission_1 = Ada;"},
	{"quotes, and what is quoted in them",
		"submission_1:\n  :submitters:\n  - :name: 'O''Neil: x'\n"
		"submission_2:\n  :submitters:\n  - :name: \"Ada \\\"L\\\" \\\\\"\n",
		"submission_1 = O'Neil: x;submission_2 = Ada \"L\" \\;"},
	{"names of the history are nobody's", ADA "  :history:\n  - :name: Nobody\n",
		"submission_1 = Ada Lovelace;"},
	{"a name that is empty, or never ends, is none",
		"submission_1:\n  :submitters:\n  - :name:\n"
		"submission_2:\n  :submitters:\n  - :name: 'Ada\n"
		"submission_3:\n  :submitters:\n  - :name: \"\n",
		""},
	{"a block, a tag and an alias are no name",
		"submission_1:\n  :submitters:\n  - :name: |-\n      Ada\n"
		"submission_2:\n  :submitters:\n  - :name: !binary |-\n"
		"submission_3:\n  :submitters:\n  - :name: *1\n",
		""},
	{"names before any submission are nobody's", "  :submitters:\n  - :name: Ada\n", ""},
	{"half a line at the end", ADA "submission_2", "submission_1 = Ada Lovelace;"},
};

enum { FILES = sizeof files / sizeof *files, MANY = 2000 };

static char *told(const char *bytes)
{
	struct conf people = {.name = text_copy("people")};
	char *copy = text_copy(bytes);
	struct text text = {0};

	platform_gradescope_read(copy, &people);
	for (size_t i = 0; i < people.count; i++)
		text_addf(&text, "%s = %s;", people.entries[i].key, people.entries[i].value);
	text_add(&text, "");
	conf_release(&people);
	free(copy);
	return text_take(&text);
}

/* How many bytes the names of a group of many have. */
static size_t group_of_many(void)
{
	struct text bytes = {0};
	size_t length;
	char *names;

	text_add(&bytes, "submission_1:\n  :submitters:\n");
	for (int i = 0; i < MANY; i++)
		text_addf(&bytes, "  - :name: student %d\n", i);
	names = told(text_string(&bytes));
	length = strlen(names);
	text_release(&bytes);
	free(names);
	return length;
}

int main(void)
{
	struct tap tap = tap_plan(FILES + 1);

	for (int i = 0; i < FILES; i++) {
		char *people = told(files[i].bytes);

		tap_string(&tap, people, files[i].told, files[i].sentence);
		free(people);
	}
	tap_ok(&tap, group_of_many() < 1100, "a group of thousands has a bounded name");
	return tap_end(&tap);
}
