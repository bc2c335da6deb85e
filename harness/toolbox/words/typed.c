#include "words/typed.h"

#include <stdlib.h>

char *typed_path(const char *path)
{
	char *shown = path_shown(path), *word = text_shell_word(shown);

	free(shown);
	return word;
}

char *typed_program(const struct house *house)
{
	char *path = text_format("%s/racelab", house->build), *word = typed_path(path);

	free(path);
	return word;
}

char *typed_lab(const struct lab *lab)
{
	return lab->is_own_program ? typed_path(lab->path) : text_shell_word(lab->number);
}

/* ARGS as one word. make reads it first, and to make a dollar is two. */
static void add_arguments(struct text *command, const char *options)
{
	struct text doubled = {0};
	char *word;

	for (; *options; options++)
		text_add_bytes(&doubled, *options == '$' ? "$$" : options, *options == '$' ? 2 : 1);
	word = text_shell_word(text_string(&doubled));
	text_addf(command, " ARGS=%s", word);
	text_release(&doubled);
	free(word);
}

/* `make -C` finds the Makefile from everywhere. */
static void add_make(struct text *command, const struct house *house)
{
	char *root = text_shell_word(house->root);

	text_add(command, "make ");
	if (!reader_is_in(house->root))
		text_addf(command, "-C %s ", root);
	free(root);
}

char *typed_verb(
	const struct house *house, const char *verb, const struct lab *lab, const char *options)
{
	bool at_home = reader_is_in(house->root);
	/* The path of a C file is the reader's; with -C it would be make's. */
	bool is_make = reader_typed_make() ? at_home || !lab->is_own_program : at_home && !*options;
	struct text command = {0};
	char *name = typed_lab(lab), *program = typed_program(house);

	if (is_make) {
		add_make(&command, house);
		text_addf(&command, "%s LAB=%s", verb, name);
		if (*options)
			add_arguments(&command, options);
	} else {
		text_addf(&command, "%s %s %s%s%s", program, verb, name, *options ? " " : "",
			options);
	}
	free(name);
	free(program);
	return text_take(&command);
}
