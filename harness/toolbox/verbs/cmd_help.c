#include "base/fault.h"
#include "verbs/command.h"
#include "words/screen.h"

#include <stdio.h>

static int help_all(const struct command *commands)
{
	printf("racelab VERB [LAB]    or    make VERB LAB=NN\n\n");
	for (const struct command *command = commands; command->name; command++) {
		char left[64];

		snprintf(left, sizeof left, "  %s %s", command->name, command->words);
		screen_wrap(26, left, command->summary);
	}
	printf("\nA LAB is a number, a name or a path: 2, 02, accumulator, labs/02-accumulator.\n"
	       "`racelab help VERB` tells more. The program is build/racelab.\n"
	       "Exit codes: 0 solved or clean, 1 not solved, 2 usage, 3 cannot judge,\n"
	       "4 our own fault.\n");
	return EXIT_SOLVED;
}

int cmd_help(const struct request *request)
{
	const struct command *command;

	if (!request->count)
		return help_all(request->commands);
	command = command_find(request->commands, request->words[0]);
	if (!command) {
		const char *nearest = command_nearest(request->commands, request->words[0]);

		die(EXIT_USAGE, "no verb `%s`%s%s%s", request->words[0],
			nearest ? "; did you mean `" : "", nearest ? nearest : "",
			nearest ? "`?" : "");
	}
	printf("racelab %s %s\n", command->name, command->words);
	screen_wrap(2, "  ", command->summary);
	if (*command->help)
		screen_wrap(2, "  ", command->help);
	if (*command->options)
		printf("  Options: %s\n", command->options);
	return EXIT_SOLVED;
}
