#include "verbs/manual.h"

#include "verbs/help_text.h"
#include "verbs/option.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

/* Text as roff takes it: a quoted `command` is bold, and no line begins with a control. */
static void add_prose(struct text *page, const char *text)
{
	bool quoted = false;

	if (*text == '.' || *text == '\'')
		text_add(page, "\\&");
	for (; *text; text++) {
		if (*text == '`') {
			text_add(page, quoted ? "\\fR" : "\\fB");
			quoted = !quoted;
		} else if (*text == '\\') {
			text_add(page, "\\e");
		} else if (*text == '-') {
			text_add(page, "\\-");
		} else {
			text_add_bytes(page, text, 1);
		}
	}
	text_add(page, "\n");
}

/* In words like "LAB | FILE.c", those in capitals are for the reader to replace. */
static void add_words(struct text *page, const char *words)
{
	char word[64];

	while (text_next_blank_word(&words, word, sizeof word)) {
		text_add(page, " ");
		text_add(page, isupper((unsigned char)word[strspn(word, "[")]) ? "\\fI" : "\\fR");
		for (const char *at = word; *at; at++)
			text_add_bytes(page, *at == '-' ? "\\-" : at, *at == '-' ? 2 : 1);
		text_add(page, "\\fR");
	}
}

static void add_name(struct text *page, const char *name)
{
	for (; *name; name++)
		text_add_bytes(page, *name == '-' ? "\\-" : name, *name == '-' ? 2 : 1);
}

static void add_title(struct text *page, const char *name, const char *summary)
{
	text_add(page, ".TH \"");
	for (const char *at = name; *at; at++) {
		char upper = (char)toupper((unsigned char)*at);

		text_add_bytes(page, upper == '-' ? "\\-" : &upper, upper == '-' ? 2 : 1);
	}
	text_add(page, "\" 1 \"\" racelab racelab\n.SH NAME\n");
	add_name(page, name);
	text_add(page, " \\- ");
	add_prose(page, summary);
}

static void add_options(struct text *page, const struct command *command)
{
	const char *rest = command->options;
	char name[32];

	if (*rest)
		text_add(page, ".SH OPTIONS\n");
	while (text_next_word(&rest, name, sizeof name)) {
		const struct option *option = option_find(name);

		text_add(page, ".TP\n\\fB");
		add_name(page, name);
		text_add(page, "\\fR");
		add_words(page, option->value);
		text_add(page, "\n");
		add_prose(page, option->help);
	}
}

static void add_common(struct text *page)
{
	text_add(page, ".SH EXIT STATUS\n");
	add_prose(page, help_of_exits);
	text_add(page, ".SH ENVIRONMENT\n");
	add_prose(page, help_of_colour);
}

void manual_of(struct text *page, const struct command *command)
{
	char *name = text_format("racelab-%s", command->name);

	add_title(page, name, command->summary);
	text_add(page, ".SH SYNOPSIS\n\\fBracelab ");
	add_name(page, command->name);
	text_add(page, "\\fR");
	add_words(page, command->words);
	text_addf(page, "%s\n", *command->options ? " [\\fIOPTION\\fR ...]" : "");
	if (*command->help) {
		text_add(page, ".SH DESCRIPTION\n");
		add_prose(page, command->help);
	}
	add_options(page, command);
	add_common(page);
	text_add(page, ".SH SEE ALSO\n.BR racelab (1)\n");
	free(name);
}

void manual_of_all(struct text *page, const struct command *commands)
{
	add_title(page, "racelab", "find, understand and mend data races in C programs");
	text_add(page, ".SH SYNOPSIS\n\\fBracelab\\fR \\fIVERB\\fR [\\fILAB\\fR] "
		       "[\\fIOPTION\\fR ...]\n.br\n\\fBmake\\fR \\fIVERB\\fR "
		       "\\fBLAB=\\fR\\fINN\\fR\n.SH DESCRIPTION\n");
	add_prose(page, help_of_labs);
	text_add(page, ".SH VERBS\n");
	for (const struct command *command = commands; command->name; command++) {
		if (!*command->summary)
			continue;
		text_add(page, ".TP\n\\fB");
		add_name(page, command->name);
		text_add(page, "\\fR");
		add_words(page, command->words);
		text_add(page, "\n");
		add_prose(page, command->summary);
	}
	add_common(page);
	text_add(page, ".SH SEE ALSO\nEach verb has a page of its own, such as\n"
		       ".BR racelab\\-check (1).\n");
}
