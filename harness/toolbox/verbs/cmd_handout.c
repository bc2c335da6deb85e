#include "base/fault.h"
#include "base/file.h"
#include "house/work_folder.h"
#include "verbs/command.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* The part of the top level that a student gets. */
static const char *const kept[] = {"Makefile", "README.md", "LICENSE", ".gitignore",
	".editorconfig", ".clang-format", "labs", "harness"};

static void copy_tree(const char *from, const char *to)
{
	DIR *folder;
	struct dirent *entry;

	if (!is_directory(from)) {
		int problem = file_copy(from, to);

		if (problem)
			die(EXIT_OUR_FAULT, "cannot copy %s to %s: %s", from, to,
				strerror(problem));
		return;
	}
	make_directories(to);
	folder = opendir(from);
	while (folder && (entry = readdir(folder))) {
		char *source, *copy;

		if (strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0)
			continue;
		source = text_format("%s/%s", from, entry->d_name);
		copy = text_format("%s/%s", to, entry->d_name);
		copy_tree(source, copy);
		free(source);
		free(copy);
	}
	if (folder)
		closedir(folder);
}

/* Undoes the work that somebody has done on a lab of this checkout. */
static void restore(const struct lab *lab, const char *out)
{
	char *files = lab_students_files(lab), file[256];
	const char *rest = files;

	while (text_next_word(&rest, file, sizeof file)) {
		char *shipped = lab_shipped(lab, file);
		char *to = text_format("%s/labs/%s/%s", out, lab->name, file);

		if (file_exists(shipped))
			copy_tree(shipped, to);
		free(shipped);
		free(to);
	}
	free(files);
}

static void leave_out(const struct lab *lab, const char *out)
{
	char *folder = text_format("%s/labs/%s", out, lab->name);

	remove_tree(folder);
	free(folder);
}

int cmd_handout(const struct request *request)
{
	const struct house *house = request->house;
	char *out =
		request->out ? text_copy(request->out) : text_format("%s/handout", house->build);
	char *shown;
	size_t count = 0;

	if (!request->out)
		remove_tree(out);
	else if (file_exists(out))
		die(EXIT_USAGE, "%s already exists; name a folder that does not", out);
	make_directories(out);
	for (size_t i = 0; i < sizeof kept / sizeof *kept; i++) {
		char *from = text_format("%s/%s", house->root, kept[i]);
		char *to = text_format("%s/%s", out, kept[i]);

		copy_tree(from, to);
		free(from);
		free(to);
	}
	for (size_t i = 0; i < request->labs.count; i++) {
		const struct lab *lab = &request->labs.items[i];

		if (lab_is_unfinished(lab))
			leave_out(lab, out);
		else
			restore(lab, out);
		count += !lab_is_unfinished(lab);
	}
	shown = path_shown(out);
	printf("A student's copy is in %s: %zu lab%s, no solutions.\n", shown, count,
		count == 1 ? "" : "s");
	free(shown);
	free(out);
	return EXIT_SOLVED;
}
