#include "verbs/completion.h"

#include "course/platform.h"
#include "export/formats.h"
#include "verbs/option.h"
#include "verdict/verdict.h"

#include <stdio.h>
#include <string.h>

struct typing {
	const struct request *request;
	const struct command *command; /* NULL before the verb is whole */
	char *const *words;
	int last; /* index of the word that is being typed */
	struct text *candidates;
};

static void add(const struct typing *typing, const char *candidate)
{
	bool is_for_the_shell = *candidate == ':';

	if (is_for_the_shell || text_starts(candidate, typing->words[typing->last]))
		text_addf(typing->candidates, "%s\n", candidate);
}

/* ---------------------------------------------------------------- by what the help calls it */

static void add_labs(const struct typing *typing)
{
	const struct labs *labs = &typing->request->labs;

	for (size_t i = 0; i < labs->count; i++)
		add(typing, labs->items[i].name);
}

static void add_verbs(const struct typing *typing)
{
	for (const struct command *command = typing->request->commands; command->name; command++)
		if (*command->summary)
			add(typing, command->name);
}

static void add_verdicts(const struct typing *typing)
{
	for (int verdict = 0; verdict <= VERDICT_SOLVED; verdict++)
		add(typing, verdict_word((enum verdict)verdict));
}

static void add_formats(const struct typing *typing)
{
	if (strcmp(typing->command->name, "export") != 0)
		add(typing, "gcc");
	else
		for (const struct format *format = formats; format->name; format++)
			add(typing, format->name);
}

static void add_platforms(const struct typing *typing)
{
	for (const struct platform *platform = platforms; platform->name; platform++)
		add(typing, platform->name);
}

static void add_shells(const struct typing *typing)
{
	add(typing, "bash");
	add(typing, "zsh");
}

static void add_c_files(const struct typing *typing)
{
	add(typing, ":c-files");
}

static void add_folders(const struct typing *typing)
{
	add(typing, ":folders");
}

static void add_files(const struct typing *typing)
{
	add(typing, ":files");
}

/* Of what is called otherwise, such as a number, nothing is known. */
static const struct {
	const char *called;
	void (*add)(const struct typing *typing);
} kinds[] = {
	{"LAB", add_labs},
	{"FILE.c", add_c_files},
	{"VERB", add_verbs},
	{"VERDICT", add_verdicts},
	{"FORMAT", add_formats},
	{"PLATFORM", add_platforms},
	{"SHELL", add_shells},
	{"DIR", add_folders},
	{"OUT", add_folders},
	{"SUBMISSIONS", add_folders},
	{"RESULT", add_files},
	{"FILE", add_files},
};

static void add_kind(const struct typing *typing, const char *called)
{
	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
		if (strcmp(kinds[i].called, called) == 0)
			kinds[i].add(typing);
}

/* ---------------------------------------------------------------- by where it stands */

/* The option whose value comes behind this word; NULL if none does. */
static const struct option *asks_for_value(const struct command *command, const char *word)
{
	const struct option *option =
		text_has_word(command->options, word) ? option_find(word) : NULL;

	return option && option->kind != OPTION_FLAG ? option : NULL;
}

/* How many of the verb's words stand before the one that is being typed; -1 behind "--". */
static int words_before(const struct typing *typing)
{
	int count = 0;

	for (int i = 1; i < typing->last; i++) {
		if (strcmp(typing->words[i], "--") == 0)
			return -1;
		if (!text_starts(typing->words[i], "-"))
			count++;
		else if (asks_for_value(typing->command, typing->words[i]))
			i++;
	}
	return count;
}

/* In "LAB | FILE.c SCHEDULE" number 0 is a LAB or a FILE.c, and number 1 a SCHEDULE. */
static void add_word(const struct typing *typing, int number)
{
	const char *rest = typing->command->words;
	char word[32], called[32];
	bool either = true;

	while (text_next_blank_word(&rest, word, sizeof word)) {
		if (strcmp(word, "|") == 0) {
			either = true;
			continue;
		}
		number -= !either;
		either = false;
		snprintf(called, sizeof called, "%.*s", (int)strcspn(word + (*word == '['), "]"),
			word + (*word == '['));
		if (number == 0)
			add_kind(typing, called);
	}
}

static void add_options(const struct typing *typing)
{
	const char *rest = typing->command->options;
	char name[32];

	while (text_next_word(&rest, name, sizeof name))
		add(typing, name);
	add(typing, "--help");
}

static const struct command *find(const struct request *request, const char *name)
{
	for (const struct command *command = request->commands; command->name; command++)
		if (strcmp(command->name, name) == 0)
			return command;
	return NULL;
}

void completion_add(const struct request *request, char *const *words, struct text *candidates)
{
	struct typing typing = {.request = request, .words = words, .candidates = candidates};
	const struct option *option;
	int before;

	if (!words[0])
		return;
	while (words[typing.last + 1])
		typing.last++;
	if (typing.last == 0) {
		add_verbs(&typing);
		return;
	}
	typing.command = find(request, words[0]);
	if (!typing.command)
		return;
	before = words_before(&typing);
	option = asks_for_value(typing.command, words[typing.last - 1]);
	if (before < 0)
		add_files(&typing);
	else if (option && typing.last > 1)
		add_kind(&typing, option->value);
	else if (text_starts(words[typing.last], "-"))
		add_options(&typing);
	else
		add_word(&typing, before);
}
