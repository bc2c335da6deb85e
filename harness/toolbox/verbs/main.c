/*
 * racelab VERB [WORDS] [OPTIONS] [-- ARGUMENTS]
 *
 * Reads the command line, looks the verb up in the table of commands.c, and runs it.
 */
#include "base/fault.h"
#include "verbs/command.h"

#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const char *const options[] = {"--seed", "--runs", "--rounds", "--out", "--files", "--all",
	"--json", "--budget", "--outcomes", "--gdb", "--jobs"};

static const char *nearest_option(const char *word)
{
	for (size_t i = 0; i < sizeof options / sizeof *options; i++)
		if (text_distance(word, options[i]) < 3)
			return options[i];
	return NULL;
}

static unsigned long read_number(
	const char *option, const char *value, unsigned long least, unsigned long most)
{
	char *end;
	unsigned long number;

	errno = 0;
	number = strtoul(value, &end, 10);
	if (!*value || strspn(value, "0123456789") != strlen(value) || errno || number < least ||
		number > most)
		die(EXIT_USAGE, "%s takes a number from %lu to %lu, not `%s`", option, least, most,
			value);
	return number;
}

/* Reads one option at `at`; returns how many words it took. */
static int read_option(struct request *request, const struct command *command, char **at)
{
	const char *option = at[0], *value = at[1];
	const char *nearest = nearest_option(option);

	if (!text_has_word(command->options, option)) {
		if (nearest && text_has_word(command->options, nearest))
			die(EXIT_USAGE, "no option `%s`; did you mean `%s`?", option, nearest);
		die(EXIT_USAGE, "`%s` does not take `%s`; see `racelab help %s`", command->name,
			option, command->name);
	}
	if (strcmp(option, "--all") == 0) {
		request->all = true;
		return 1;
	}
	if (strcmp(option, "--json") == 0) {
		request->json = true;
		return 1;
	}
	if (strcmp(option, "--outcomes") == 0) {
		request->outcomes = true;
		return 1;
	}
	if (strcmp(option, "--gdb") == 0) {
		request->gdb = true;
		return 1;
	}
	if (!value)
		die(EXIT_USAGE, "%s needs a value", option);
	if (strcmp(option, "--seed") == 0)
		request->seed = read_number(option, value, 0, 1000000000);
	else if (strcmp(option, "--runs") == 0)
		request->runs = (long)read_number(option, value, 1, 100000);
	else if (strcmp(option, "--rounds") == 0)
		request->rounds = (long)read_number(option, value, 1, 100000000);
	else if (strcmp(option, "--jobs") == 0)
		request->jobs = (long)read_number(option, value, 1, 64);
	else if (strcmp(option, "--out") == 0)
		request->out = value;
	else if (strcmp(option, "--files") == 0)
		request->files = value;
	else if (strcmp(option, "--budget") == 0)
		request->budget = value;
	return 2;
}

static void read_request(struct request *request, const struct command *command, char **words)
{
	int at = 0;

	while (words[at]) {
		if (strcmp(words[at], "--") == 0) {
			request->arguments = &words[at + 1];
			break;
		}
		if (text_starts(words[at], "--")) {
			at += read_option(request, command, &words[at]);
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
	if (request->arguments && !strstr(command->words, "FILE.c"))
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
	struct request request = {.commands = all_commands, .seed = 1};
	struct house house;
	int code;

	signal(SIGCHLD, SIG_DFL);
	signal(SIGPIPE, SIG_DFL);
	if (strcmp(verb, "--help") == 0 || strcmp(verb, "-h") == 0)
		verb = "help";
	command = command_find(all_commands, verb);
	if (!command) {
		const char *nearest = command_nearest(all_commands, verb);

		if (nearest)
			die(EXIT_USAGE, "no verb `%s`; did you mean `%s`?", verb, nearest);
		die(EXIT_USAGE, "no verb `%s`; `racelab help` lists them", verb);
	}
	words += count > 2 ? 2 : count;
	if (asks_for_help(words)) {
		if (strcmp(command->name, "help") != 0)
			request.words[request.count++] = command->name;
		command = command_find(all_commands, "help");
	} else {
		read_request(&request, command, words);
	}
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
