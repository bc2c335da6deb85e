#include "base/fault.h"
#include "base/file.h"
#include "verbs/command.h"

#include <ctype.h>
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* "16-name": two digits, and a name of small letters, digits and dashes. */
static bool is_name(const char *word)
{
	if (!isdigit((unsigned char)word[0]) || !isdigit((unsigned char)word[1]) ||
		word[2] != '-' || !islower((unsigned char)word[3]))
		return false;
	for (const char *at = word + 3; *at; at++)
		if (!islower((unsigned char)*at) && !isdigit((unsigned char)*at) && *at != '-')
			return false;
	return !text_ends(word, "-");
}

static int next_number(const struct labs *labs)
{
	return labs->count ? atoi(labs->items[labs->count - 1].number) + 1 : 1;
}

static void check_name(const struct request *request)
{
	const char *name = request->words[0];
	int next = next_number(&request->labs);

	if (!is_name(name))
		die(EXIT_USAGE, "%s: a lab needs a name like 16-name", name);
	if (atoi(name) != next)
		die(EXIT_USAGE, "%s: the next number is %02d, so that no number is missing", name,
			next);
}

/* Copies a template and fills in the lab's number. */
static void copy_filled(const char *from, const char *to, const char *number)
{
	struct text text = {0}, filled = {0};
	const char *rest, *mark;
	int problem = file_read(&text, from, 1 << 20);

	for (rest = text_string(&text); (mark = strstr(rest, "@NUMBER@"));
		rest = mark + strlen("@NUMBER@")) {
		text_add_bytes(&filled, rest, (size_t)(mark - rest));
		text_add(&filled, number);
	}
	text_add(&filled, rest);
	if (problem == 0)
		problem = file_write(to, text_string(&filled), filled.length);
	if (problem)
		die(EXIT_OUR_FAULT, "cannot copy %s to %s: %s", from, to, strerror(problem));
	text_release(&text);
	text_release(&filled);
}

static void copy_folder(const char *from, const char *to, const char *number)
{
	DIR *folder = opendir(from);
	struct dirent *entry;

	if (!folder)
		die(EXIT_OUR_FAULT, "%s is missing", from);
	make_directories(to);
	while ((entry = readdir(folder))) {
		char *source = text_format("%s/%s", from, entry->d_name);
		char *copy = text_format("%s/%s", to, entry->d_name);

		if (entry->d_name[0] != '.')
			copy_filled(source, copy, number);
		free(source);
		free(copy);
	}
	closedir(folder);
}

/* Copies the sources and answers.conf to .shipped/, from where they are always taken. */
static void ship(const struct house *house, const char *name)
{
	char *lab = text_format("%s/%s", house->labs, name);
	char *shipped = text_format("%s/.shipped", lab);
	DIR *folder = opendir(lab);
	struct dirent *entry;

	make_directories(shipped);
	while (folder && (entry = readdir(folder))) {
		char *from = text_format("%s/%s", lab, entry->d_name);
		char *to = text_format("%s/%s", shipped, entry->d_name);

		int problem = 0;

		if (text_ends(from, ".c") || text_ends(from, ".h") ||
			text_ends(from, "/answers.conf"))
			problem = file_copy(from, to);
		if (problem)
			die(EXIT_OUR_FAULT, "cannot copy %s to %s: %s", from, to,
				strerror(problem));
		free(from);
		free(to);
	}
	if (folder)
		closedir(folder);
	free(shipped);
	free(lab);
}

int cmd_new(const struct request *request)
{
	const struct house *house = request->house;
	const char *name = request->words[0];
	char number[3], *lab, *solution, *template;

	if (!house_has_solutions(house))
		die(EXIT_USAGE, "a new lab needs solutions/; a student's copy has none");
	check_name(request);
	snprintf(number, sizeof number, "%.2s", name);
	lab = text_format("%s/%s", house->labs, name);
	solution = text_format("%s/%s", house->solutions, name);
	if (file_exists(solution))
		die(EXIT_USAGE, "solutions/%s already exists", name);
	template = text_format("%s/template/lab", house->harness);
	copy_folder(template, lab, number);
	free(template);
	template = text_format("%s/template/solution", house->harness);
	copy_folder(template, solution, number);
	ship(house, name);
	printf("Made labs/%s and solutions/%s: a small racy program for you to change.\n\n"
	       "  Next: make gate LAB=%s\n",
		name, name, number);
	free(template);
	free(lab);
	free(solution);
	return EXIT_SOLVED;
}
