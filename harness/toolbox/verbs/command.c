#include "verbs/command.h"

#include "base/fault.h"

#include <string.h>

/* NULL when none is near. */
static const char *nearest(const struct command *commands, const char *word)
{
	const char *nearest = NULL;
	int distance = 3;

	for (const struct command *command = commands; command->name; command++)
		if (text_distance(word, command->name) < distance) {
			distance = text_distance(word, command->name);
			nearest = command->name;
		}
	return nearest;
}

const struct command *command_find(const struct command *commands, const char *name)
{
	const char *near = nearest(commands, name);

	for (const struct command *command = commands; command->name; command++)
		if (strcmp(command->name, name) == 0)
			return command;
	if (near)
		die(EXIT_USAGE, "no verb `%s`; did you mean `%s`?", name, near);
	die(EXIT_USAGE, "no verb `%s`; `racelab help` lists them", name);
}
