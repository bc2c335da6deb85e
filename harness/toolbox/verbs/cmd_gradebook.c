/*
 * Makes the gradebook of a graded course: gradebook.csv, gradebook.json and gradebook.html in OUT.
 * Each appears whole or not at all, the page last.
 */
#include "base/fault.h"
#include "base/folder.h"
#include "course/outfile.h"
#include "course/overview.h"
#include "pages/gradebook_page.h"
#include "verbs/command.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

static const struct {
	const char *name;
	void (*make)(const struct overview *overview, struct text *bytes);
} forms[] = {{"gradebook.csv", overview_csv}, {"gradebook.json", overview_json},
	{"gradebook.html", gradebook_page}};

enum { FORMS = sizeof forms / sizeof *forms };

static int open_out(const char *path)
{
	int out = folder_open(path, false);

	if (out < 0)
		die(EXIT_USAGE, "%s: %s; name the folder that `grade-all --out` made", path,
			errno == ENOENT ? "there is no such folder" : outfile_problem(errno));
	return out;
}

/* One gradebook of a course is made at a time: two would write the same files. */
static int lock_list(int out)
{
	int list = folder_open_file(out, "list.json");

	if (list >= 0 && flock(list, LOCK_EX | LOCK_NB) != 0) {
		warn("another racelab has list.json; waiting for it");
		while (flock(list, LOCK_EX) != 0 && errno == EINTR)
			;
	}
	return list;
}

static void tell(const struct overview *overview, const char *path)
{
	const struct gradebook *book = &overview->book;
	size_t judged = 0, unclear = 0, waiting = 0;
	char *shown = path_shown(path);

	for (size_t i = 0; i < book->lab_count; i++) {
		judged += (size_t)book->labs[i].judged;
		unclear += (size_t)book->labs[i].unclear;
	}
	for (size_t i = 0; i < book->student_count; i++)
		waiting += book->students[i].waiting > 0;
	printf("  %zu students, %zu labs, %zu results\n", book->student_count, book->lab_count,
		judged);
	if (unclear || book->fault_count)
		printf("  %zu not judged: they stand first in the page, and have no points\n",
			unclear + book->fault_count);
	if (waiting)
		printf("  %zu hand-in%s not graded yet: `racelab grade-all` with --resume goes "
		       "on\n",
			waiting, waiting == 1 ? "" : "s");
	printf("  Gradebook: %s/gradebook.html, .csv and .json\n", shown);
	free(shown);
}

int cmd_gradebook(const struct request *request)
{
	const char *path = request->words[0];
	int out = open_out(path), list = lock_list(out);
	struct text bytes[FORMS] = {0};
	struct overview overview;

	overview_read(&overview, out, path, request->house, &request->labs);
	/* All of them, before any of them replaces an older one. */
	for (int i = 0; i < FORMS; i++)
		forms[i].make(&overview, &bytes[i]);
	for (int i = 0; i < FORMS; i++) {
		int problem =
			folder_put(out, forms[i].name, text_string(&bytes[i]), bytes[i].length);

		if (problem)
			die(is_shortage(problem) ? EXIT_CANNOT_JUDGE : EXIT_USAGE,
				"cannot write %s/%s: %s", path, forms[i].name, strerror(problem));
		text_release(&bytes[i]);
	}
	tell(&overview, path);
	overview_release(&overview);
	if (list >= 0)
		close(list);
	close(out);
	return EXIT_SOLVED;
}
