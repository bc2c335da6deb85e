#include "verbs/handout.h"

#include "base/fault.h"
#include "base/file.h"
#include "house/driver.h"
#include "house/varied_lab.h"
#include "house/work_folder.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

/* What a student gets, and where it is then. The README is one of their own. */
static const struct {
	const char *from, *to;
} kept[] = {
	{"Makefile", "Makefile"},
	{"LICENSE", "LICENSE"},
	{".gitignore", ".gitignore"},
	{".editorconfig", ".editorconfig"},
	{".clang-format", ".clang-format"},
	{"labs", "labs"},
	{"harness", "harness"},
	{"harness/editors/vscode", ".vscode"},
};

/* Copies a file, or a folder with all that is in it. `status` is that of `from`. */
static void copy_tree(const char *from, const struct stat *status, const char *to)
{
	DIR *folder;
	struct dirent *entry;

	if (!S_ISDIR(status->st_mode)) {
		int problem = file_copy(from, to);

		if (problem)
			die_of(problem, "cannot copy %s to %s", from, to);
		return;
	}
	make_directories(to);
	folder = opendir(from);
	if (!folder)
		die(EXIT_OUR_FAULT, "cannot read %s: %s", from, strerror(errno));
	while ((entry = readdir(folder))) {
		char *source = text_format("%s/%s", from, entry->d_name);
		char *target = text_format("%s/%s", to, entry->d_name);
		struct stat inside;

		/* Links may lead anywhere; editors leave some, to mark a file that is open. */
		if (!text_has_word(". ..", entry->d_name) && lstat(source, &inside) == 0 &&
			(S_ISDIR(inside.st_mode) || S_ISREG(inside.st_mode)))
			copy_tree(source, &inside, target);
		free(source);
		free(target);
	}
	closedir(folder);
}

void handout_copy(const char *from, const char *to)
{
	struct stat status;

	if (stat(from, &status) != 0)
		die(EXIT_OUR_FAULT, "cannot copy %s: %s", from, strerror(errno));
	copy_tree(from, &status, to);
}

/* Undoes the work that somebody has done on a lab of this checkout. */
static void restore(const struct lab *lab, const char *out)
{
	char *students = lab_students_files(lab), *driver = driver_files(lab), file[256];
	char *files = text_format("%s %s", students, driver);
	const char *rest = files;

	while (text_next_word(&rest, file, sizeof file)) {
		char *shipped = lab_shipped(lab, file);
		char *to = text_format("%s/labs/%s/%s", out, lab->name, file);

		if (file_exists(shipped))
			handout_copy(shipped, to);
		free(shipped);
		free(to);
	}
	free(files);
	free(driver);
	free(students);
}

static void leave_out(const struct lab *lab, const char *out)
{
	char *folder = text_format("%s/labs/%s", out, lab->name);

	remove_tree(folder);
	free(folder);
}

/* What else there was to choose from is nothing for students. */
static void vary(const struct lab *lab, const char *variation, const char *out)
{
	char *folder = text_format("%s/labs/%s", out, lab->name);

	leave_out(lab, out);
	varied_write(lab, variation, folder);
	free(folder);
}

/* A student's own: the checkout's tells of what only the checkout has. */
static void add_readme(const struct house *house, const char *out)
{
	char *from = text_format("%s/template/handout", house->harness);

	handout_copy(from, out);
	free(from);
}

size_t handout_make(const struct request *request, const char *out, const struct conf *variations)
{
	size_t count = 0;

	for (size_t i = 0; i < sizeof kept / sizeof *kept; i++) {
		char *from = text_format("%s/%s", request->house->root, kept[i].from);
		char *to = text_format("%s/%s", out, kept[i].to);

		handout_copy(from, to);
		free(from);
		free(to);
	}
	add_readme(request->house, out);
	for (size_t i = 0; i < request->labs.count; i++) {
		const struct lab *lab = &request->labs.items[i];

		if (lab_is_unfinished(lab))
			leave_out(lab, out);
		else if (lab_varies(lab))
			vary(lab, conf_get(variations, lab->name), out);
		else
			restore(lab, out);
		count += !lab_is_unfinished(lab);
	}
	return count;
}
