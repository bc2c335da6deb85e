#include "build/variant.h"

#include "base/fault.h"
#include "process/lean_libc.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

enum column { COMPILE, LINK, RUN };

static const char *row(const struct house *house, const char *variant)
{
	const char *value = conf_get(&house->variants, variant);

	if (!value)
		bug("harness/variants.mk has no line for `%s`", variant);
	return value;
}

/* One column of a variant's line, as in the file. The caller frees it. */
static char *column(const struct house *house, const char *variant, enum column wanted)
{
	const char *at = row(house, variant);

	for (int i = COMPILE; i < (int)wanted; i++) {
		at = strchr(at, '|');
		if (!at)
			bug("harness/variants.mk: `%s` needs three columns", variant);
		at++;
	}
	return text_format("%.*s", (int)strcspn(at, "|"), at);
}

/* A word with its placeholders filled in. Words are split before, as a path may hold blanks. */
static char *filled(const struct house *house, const char *word, const char *log)
{
	static const char libc[] = "{libc}";
	char *folder = strstr(word, libc) ? lean_libc(house) : NULL;
	const struct {
		const char *name, *value;
	} places[] = {
		{"{runtime}", house->runtime},
		{"{harness}", house->harness},
		{"{clang}", house->toolchain.clang},
		{"{symbolizer}", house->toolchain.symbolizer},
		{"{log}", log ? log : ""},
		{libc, folder ? folder : ""},
	};
	struct text text = {0};

	while (*word) {
		size_t step = 0;

		for (size_t i = 0; i < sizeof places / sizeof *places && !step; i++)
			if (text_starts(word, places[i].name)) {
				text_add(&text, places[i].value);
				step = strlen(places[i].name);
			}
		if (!step) {
			text_add_bytes(&text, word, 1);
			step = 1;
		}
		word += step;
	}
	free(folder);
	return text_take(&text);
}

static void add_words(const struct house *house, const char *words, struct job *job)
{
	char *word;

	while ((word = text_copy_blank_word(&words))) {
		char *argument = filled(house, word, NULL);

		job_argument(job, argument);
		free(argument);
		free(word);
	}
}

static void add_column(
	const struct house *house, const char *variant, enum column wanted, struct job *job)
{
	char *words = column(house, variant, wanted);

	add_words(house, words, job);
	free(words);
}

bool variant_line(const struct house *house, const char *variant, const char *line, struct job *job)
{
	char *key = text_format("%s.%s", variant, line);
	const char *words = conf_get(&house->variants, key);

	words = words ? words : conf_get(&house->variants, line);
	free(key);
	if (words)
		add_words(house, words, job);
	return words != NULL;
}

void variant_compile(const struct house *house, const char *variant, struct job *job)
{
	add_words(house, row(house, "compiler"), job);
	add_words(house, row(house, "every"), job);
	add_column(house, variant, COMPILE, job);
}

void variant_link(const struct house *house, const char *variant, struct job *job)
{
	variant_line(house, variant, "linker", job);
	job_argument(job, "-pthread");
	add_column(house, variant, LINK, job);
}

static bool is_assignment(const char *word)
{
	while (isupper((unsigned char)*word) || *word == '_')
		word++;
	return *word == '=';
}

void variant_run(const struct house *house, const char *variant, const char *log, struct job *job)
{
	char *words = column(house, variant, RUN);
	const char *rest = words;
	char *word;
	bool command = false;

	while ((word = text_copy_blank_word(&rest))) {
		char *argument = filled(house, word, log);

		command = command || !is_assignment(word);
		if (command)
			job_argument(job, argument);
		else
			job_environment(job, argument);
		free(argument);
		free(word);
	}
	free(words);
}

char *variant_flags(const struct house *house, const char *variant)
{
	return text_format(
		"%s %s | %s", row(house, "compiler"), row(house, "every"), row(house, variant));
}
