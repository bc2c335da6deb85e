#include "base/fault.h"
#include "verbs/command.h"
#include "verbs/help_text.h"
#include "verbs/option.h"
#include "words/screen.h"

#include <stdio.h>
#include <stdlib.h>

static int help_all(const struct command *commands)
{
	printf("racelab VERB [LAB]    or    make VERB LAB=NN\n\n");
	for (const struct command *command = commands; command->name; command++) {
		char left[64];

		if (!*command->summary)
			continue;
		snprintf(left, sizeof left, "  %s %s", command->name, command->words);
		screen_wrap(26, left, command->summary);
	}
	putchar('\n');
	screen_wrap(0, "", help_of_labs);
	screen_wrap(
		0, "", "`racelab help VERB` says more about a verb. The program is build/racelab.");
	screen_wrap(0, "", help_of_exits);
	return EXIT_SOLVED;
}

/* "    --runs N          repeat N times", for each option of the verb. */
static void help_options(const struct command *command)
{
	const char *rest = command->options;
	char name[32];

	if (*rest)
		printf("\n");
	while (text_next_word(&rest, name, sizeof name)) {
		const struct option *option = option_find(name);
		char *left;

		if (!option)
			bug("%s takes %s, and there is no such option", command->name, name);
		left = text_format("    %s %s", name, option->value);
		screen_wrap(22, left, option->help);
		free(left);
	}
}

int cmd_help(const struct request *request)
{
	const struct command *command;

	if (!request->count)
		return help_all(request->commands);
	command = command_find(request->commands, request->words[0]);
	printf("racelab %s%s%s\n", command->name, *command->words ? " " : "", command->words);
	screen_wrap(2, "  ", command->summary);
	if (*command->help)
		screen_wrap(2, "  ", command->help);
	help_options(command);
	return EXIT_SOLVED;
}
