/*
 * racelab VERB [WORDS] [OPTIONS] [-- ARGUMENTS]
 *
 * Looks the verb up in commands.c, reads the rest of the command line, and runs it.
 */
#include "base/fault.h"
#include "process/porter.h"
#include "verbs/command.h"
#include "verbs/option.h"
#include "words/screen.h"

#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>

static void read_request(struct request *request, const struct command *command, char **words)
{
	int at = 0;

	while (words[at]) {
		if (strcmp(words[at], "--") == 0) {
			request->arguments = &words[at + 1];
			break;
		}
		if (text_starts(words[at], "--")) {
			at += option_read(request, command, &words[at]);
			continue;
		}
		if (request->count == command->most)
			die(EXIT_USAGE, "`%s` is one word too many: racelab %s %s", words[at],
				command->name, command->words);
		request->words[request->count++] = words[at++];
	}
	if (request->count < command->least)
		die(EXIT_USAGE, "%s needs %s: racelab %s %s", command->name, command->words,
			command->name, command->words);
	if (request->arguments && !strstr(command->words, "FILE.c") &&
		!text_starts(command->words, "--"))
		die(EXIT_USAGE, "`%s` takes no arguments after --", command->name);
}

/* `racelab explore 02 --help` is `racelab help explore`. */
static bool asks_for_help(char **words)
{
	for (; *words && strcmp(*words, "--") != 0; words++)
		if (strcmp(*words, "--help") == 0 || strcmp(*words, "-h") == 0)
			return true;
	return false;
}

int main(int count, char **words)
{
	const char *verb = count > 1 ? words[1] : "list";
	const struct command *command;
	struct request request = {.commands = all_commands, .seed = 1, .points = -1};
	struct house house;
	int code;

	if (strcmp(verb, PORTER_WORD) == 0 && count > 2)
		return porter_main(words + 2);
	signal(SIGCHLD, SIG_DFL);
	signal(SIGPIPE, SIG_DFL);
	if (strcmp(verb, "--help") == 0 || strcmp(verb, "-h") == 0)
		verb = "help";
	command = command_find(all_commands, verb);
	words += count > 2 ? 2 : count;
	if (asks_for_help(words)) {
		if (strcmp(command->name, "help") != 0)
			request.words[request.count++] = command->name;
		command = command_find(all_commands, "help");
	} else {
		read_request(&request, command, words);
	}
	/* What is asked for as data is printed all the same. */
	if (request.quiet && !request.json && !request.format && !request.gdb)
		screen_quiet();
	house_open(&house);
	request.house = &house;
	labs_open(&request.labs, &house);
	code = command->run(&request);
	labs_release(&request.labs);
	house_release(&house);
	if (fflush(stdout) != 0)
		die(EXIT_OUR_FAULT, "cannot write the output: %s", strerror(errno));
	return code;
}
