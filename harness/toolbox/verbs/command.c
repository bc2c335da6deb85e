#include "verbs/command.h"

#include <string.h>

const struct command *command_find(const struct command *commands, const char *name)
{
	for (const struct command *command = commands; command->name; command++)
		if (strcmp(command->name, name) == 0)
			return command;
	return NULL;
}

const char *command_nearest(const struct command *commands, const char *word)
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
