#include "verbs/option.h"

#include "base/fault.h"

#include <errno.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#define SETS(member) offsetof(struct request, member)

static const struct option options[] = {
	{"--runs", OPTION_NUMBER, SETS(runs), 1, 100000, "N", "repeat N times"},
	{"--rounds", OPTION_NUMBER, SETS(rounds), 1, 100000000, "N",
		"set the size of the program's work to N rounds"},
	{"--seed", OPTION_NUMBER, SETS(seed), 0, 1000000000, "N",
		"seed the random choices with N instead of 1"},
	{"--jobs", OPTION_NUMBER, SETS(jobs), 1, 64, "N", "run at most N jobs at a time"},
	{"--budget", OPTION_WORD, SETS(budget), 0, 0, "LIMIT",
		"stop after that many states (200000) or seconds (30s)"},
	{"--files", OPTION_WORD, SETS(files), 0, 0, "DIR",
		"take the editable files from DIR, not from the lab"},
	{"--work", OPTION_WORD, SETS(work), 0, 0, "DIR",
		"work in DIR, so that the checkout is only read"},
	{"--lab", OPTION_WORD, SETS(lab), 0, 0, "LAB",
		"grade only that lab, and tell if it is missing"},
	{"--out", OPTION_WORD, SETS(out), 0, 0, "DIR", "write to DIR instead of build/"},
	{"--format", OPTION_WORD, SETS(format), 0, 0, "FORMAT", "write that format"},
	{"--labs", OPTION_WORD, SETS(labs_wanted), 0, 0, "LIST", "grade only these labs: 02,05-07"},
	{"--hosts", OPTION_WORD, SETS(hosts), 0, 0, "FILE",
		"grade on these hosts, too: a line each, as for GNU parallel's --sshloginfile"},
	{"--at", OPTION_WORD, SETS(at), 0, 0, "WHEN",
		"of git repositories take that tag, or the newest commit before that time"},
	{"--from", OPTION_WORD, SETS(from), 0, 0, "PLATFORM",
		"say where it was downloaded: moodle, canvas, gradescope, autolab or plain"},
	{"--student", OPTION_WORD, SETS(student), 0, 0, "ID",
		"the student whose copy it is: any one line that you call him by"},
	{"--key", OPTION_WORD, SETS(key), 0, 0, "FILE",
		"the secret that decides what differs from student to student"},
	{"--resume", OPTION_FLAG, SETS(resume), 0, 0, "", "go on with a list that was begun"},
	{"--add", OPTION_FLAG, SETS(add), 0, 0, "",
		"go on, and list what came later or was mended, too"},
	{"--freeze", OPTION_FLAG, SETS(freeze), 0, 0, "", "make the list, and grade nothing yet"},
	{"--fast", OPTION_FLAG, SETS(fast), 0, 0, "",
		"judge the same hand-in once, and copy the result"},
	{"--accept", OPTION_FLAG, SETS(accept), 0, 0, "", "let count what was proposed"},
	{"--lift", OPTION_FLAG, SETS(lift), 0, 0, "", "take back what was said"},
	{"--why", OPTION_WORD, SETS(why), 0, 0, "TEXT", "the reason, which is kept"},
	{"--by", OPTION_WORD, SETS(by), 0, 0, "NAME", "who says so, if not you"},
	{"--points", OPTION_NUMBER, SETS(points), 0, 10000, "N", "give N points"},
	{"--attempt", OPTION_NUMBER, SETS(attempt), 1, 100000, "N", "make attempt number N"},
	{"--propose", OPTION_FLAG, SETS(propose), 0, 0, "",
		"make an attempt that does not count yet"},
	{"--outcomes", OPTION_FLAG, SETS(outcomes), 0, 0, "",
		"list every outcome, with a schedule that leads to it"},
	{"--gdb", OPTION_FLAG, SETS(gdb), 0, 0, "",
		"print the command that runs the schedule in gdb"},
	{"--all", OPTION_FLAG, SETS(all), 0, 0, "", "leave nothing out"},
	{"--i-trust-this-code", OPTION_FLAG, SETS(trusted), 0, 0, "",
		"grade even where no wall can be built around it"},
	{"--quiet", OPTION_FLAG, SETS(quiet), 0, 0, "",
		"print complaints only: the exit code tells"},
	{"--json", OPTION_FLAG, SETS(json), 0, 0, "", "print JSON instead of words"},
	{0},
};

const struct option *option_find(const char *name)
{
	for (const struct option *option = options; option->name; option++)
		if (strcmp(option->name, name) == 0)
			return option;
	return NULL;
}

/* The nearest option that the verb takes; NULL when none is near. */
static const struct option *nearest(const struct command *command, const char *name)
{
	const struct option *nearest = NULL;
	int distance = 3;

	for (const struct option *option = options; option->name; option++)
		if (text_has_word(command->options, option->name) &&
			text_distance(name, option->name) < distance) {
			distance = text_distance(name, option->name);
			nearest = option;
		}
	return nearest;
}

static const struct option *find_for(const struct command *command, const char *name)
{
	const struct option *option = option_find(name), *near;

	if (option && text_has_word(command->options, name))
		return option;
	near = option ? NULL : nearest(command, name);
	if (near)
		die(EXIT_USAGE, "no option `%s`; did you mean `%s`?", name, near->name);
	die(EXIT_USAGE, "`%s` does not take `%s`; see `%s%s`", command->name, name,
		reader_typed_make() ? "make help ARGS=" : "racelab help ", command->name);
}

static long read_number(const struct option *option, const char *value)
{
	long number;

	errno = 0;
	number = strtol(value, NULL, 10);
	if (!*value || strspn(value, "0123456789") != strlen(value) || errno ||
		number < option->least || number > option->most)
		die(EXIT_USAGE, "%s takes a number from %ld to %ld, not `%s`", option->name,
			option->least, option->most, value);
	return number;
}

static void set(struct request *request, const struct option *option, const char *value)
{
	void *member = (char *)request + option->member;

	switch (option->kind) {
	case OPTION_FLAG:
		*(bool *)member = true;
		break;
	case OPTION_NUMBER:
		*(long *)member = read_number(option, value);
		break;
	case OPTION_WORD:
		*(const char **)member = value;
		break;
	}
}

int option_read(struct request *request, const struct command *command, char **words)
{
	size_t length = strcspn(words[0], "=");
	bool is_joined = words[0][length] == '=';
	char *name = text_format("%.*s", (int)length, words[0]);
	const struct option *option = find_for(command, name);
	bool is_flag = option->kind == OPTION_FLAG;
	const char *value = is_joined ? words[0] + length + 1 : is_flag ? NULL : words[1];

	if (is_flag && value)
		die(EXIT_USAGE, "%s takes no value", name);
	if (!is_flag && (!value || (!*value && option->kind == OPTION_WORD)))
		die(EXIT_USAGE, "%s needs a value", name);
	set(request, option, value);
	free(name);
	return is_flag || is_joined ? 1 : 2;
}
