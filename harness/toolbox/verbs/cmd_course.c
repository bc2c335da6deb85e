/*
 * `racelab new-course`. Theory of operation
 *
 * A course is made beside its place, under another name, and renamed when it is complete: a folder
 * that is there is whole. A process of its own makes it, so that whatever ends that process, what
 * it has made can be removed. What is not a handout comes from harness/template/course, in whose
 * texts
 * @RACELAB@ stands for this checkout.
 */
#include "base/fault.h"
#include "base/file.h"
#include "verbs/command.h"
#include "verbs/handout.h"

#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

enum { TEMPLATE_LARGEST = 1 << 20 };

/* A folder that holds nothing may be there already. */
static void refuse_what_is_there(const char *path)
{
	struct stat status;
	struct dirent **entries;
	int count;

	if (lstat(path, &status) != 0)
		return;
	count = S_ISDIR(status.st_mode) ? scandir(path, &entries, NULL, NULL) : -1;
	if (count < 0 || count > 2)
		die(EXIT_USAGE, "%s already exists, and is no empty folder; name a new one", path);
	for (int i = 0; i < count; i++)
		free(entries[i]);
	free(entries);
}

/* Whoever stands in a folder that is replaced stands nowhere. */
static void refuse_here(const char *path)
{
	char *there = path_resolved(path), *here = getcwd(NULL, 0);

	if (there && here && strcmp(there, here) == 0)
		die(EXIT_USAGE, "%s is the folder that you are in; name a new one", path);
	free(there);
	free(here);
}

/* Without the slashes at its end. The caller frees it. */
static char *course_path(const struct request *request)
{
	char *path = text_copy(request->words[0]);
	size_t length = strlen(path);

	while (length > 1 && path[length - 1] == '/')
		path[--length] = '\0';
	if (!length || strcmp(path, "/") == 0)
		die(EXIT_USAGE, "new-course needs a folder that can be made");
	request_refuse_own_folder(request, "new-course", path);
	refuse_what_is_there(path);
	refuse_here(path);
	return path;
}

/* The folder beside it in which the course is made; the caller frees its name. */
static char *make_beside(const char *path)
{
	char *beside = text_format("%s.part-XXXXXX", path);

	if (!mkdtemp(beside))
		die(errno == ENOSPC || errno == EDQUOT ? EXIT_CANNOT_JUDGE : EXIT_USAGE,
			"%s: cannot write there: %s", path, strerror(errno));
	chmod(beside, 0755);
	return beside;
}

static void fill_in(const char *path, const char *root)
{
	struct text text = {0}, filled = {0};
	const char *rest, *mark;
	int problem = file_read(&text, path, TEMPLATE_LARGEST);

	for (rest = text_string(&text); (mark = strstr(rest, "@RACELAB@"));
		rest = mark + strlen("@RACELAB@")) {
		text_add_bytes(&filled, rest, (size_t)(mark - rest));
		text_add(&filled, root);
	}
	text_add(&filled, rest);
	if (!problem)
		problem = file_write(path, text_string(&filled), filled.length);
	if (problem)
		die_of(problem, "cannot write %s", path);
	text_release(&text);
	text_release(&filled);
}

static void make_course(const struct request *request, const char *beside)
{
	static const char *const filled[] = {"README.md", "instructor/README.md"};
	const struct conf as_shipped = {0};
	const struct house *house = request->house;
	char *template = text_format("%s/template/course", house->harness);
	char *workflow = text_format("%s/adapters/github/grade.yml", house->harness);
	char *workflows = text_format("%s/students/.github/workflows", beside);
	char *to = text_format("%s/grade.yml", workflows);
	char *students = text_format("%s/students", beside);

	handout_copy(template, beside);
	handout_make(request, students, &as_shipped);
	make_directories(workflows);
	handout_copy(workflow, to);
	for (size_t i = 0; i < sizeof filled / sizeof *filled; i++) {
		char *path = text_format("%s/%s", beside, filled[i]);

		fill_in(path, house->root);
		free(path);
	}
	free(students);
	free(to);
	free(workflows);
	free(workflow);
	free(template);
}

/* The exit code of the process that makes it. */
static int make_apart(const struct request *request, const char *beside)
{
	pid_t child = fork();
	int status;

	if (child < 0) {
		warn("no process could be started: %s", strerror(errno));
		return EXIT_CANNOT_JUDGE;
	}
	if (child == 0) {
		make_course(request, beside);
		_exit(EXIT_SOLVED);
	}
	while (waitpid(child, &status, 0) < 0)
		if (errno != EINTR)
			return EXIT_OUR_FAULT;
	return WIFEXITED(status) ? WEXITSTATUS(status) : EXIT_OUR_FAULT;
}

int cmd_course(const struct request *request)
{
	char *path = course_path(request), *beside = make_beside(path), *shown;
	int code;

	code = make_apart(request, beside);
	/* An empty folder in its place is replaced, one that has got something in it is not. */
	if (!code && rename(beside, path) != 0) {
		warn("%s: cannot write there: %s", path, strerror(errno));
		code = EXIT_USAGE;
	}
	if (code) {
		remove_tree(beside);
		return code;
	}
	shown = path_shown(path);
	printf("Made %s: students/ is the students' repository, instructor/ is yours.\n\n"
	       "  Next: %s/README.md has the commands of a term.\n",
		shown, shown);
	free(shown);
	free(beside);
	free(path);
	return EXIT_SOLVED;
}
