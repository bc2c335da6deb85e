#include "base/fault.h"
#include "base/file.h"
#include "house/driver.h"
#include "house/work_folder.h"
#include "verbs/command.h"
#include "words/typed.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

/* Makes a new folder below build/backup, named after the time. The caller frees its name. */
static char *new_backup(const struct house *house, const struct lab *lab)
{
	time_t now = time(NULL);
	struct tm local;
	char when[32];

	strftime(when, sizeof when, "%Y-%m-%d-%H%M%S", localtime_r(&now, &local));
	for (int again = 0;; again++) {
		char *folder =
			again ? text_format(
					"%s/backup/%s/%s.%d", house->build, lab->name, when, again)
			      : text_format("%s/backup/%s/%s", house->build, lab->name, when);

		if (!file_exists(folder)) {
			make_directories(folder);
			return folder;
		}
		free(folder);
	}
}

/* Backs up a file and restores it when it differs from the shipped one; returns whether it did. */
static bool reset_file(
	const struct house *house, const struct lab *lab, const char *file, char **backup)
{
	char *shipped = lab_shipped(lab, file), *here = text_format("%s/%s", lab->path, file);
	bool differs = !file_same(shipped, here, SUBMISSION_LARGEST);
	int problem = 0;

	if (differs && file_exists(here)) {
		char *kept;

		if (!*backup)
			*backup = new_backup(house, lab);
		kept = text_format("%s/%s", *backup, file);
		problem = file_copy(here, kept);
		if (problem)
			die(EXIT_OUR_FAULT, "cannot keep a copy of %s: %s; nothing was changed",
				here, strerror(problem));
		free(kept);
	}
	if (differs)
		problem = file_copy(shipped, here);
	if (problem)
		die(EXIT_OUR_FAULT, "cannot restore %s: %s", here, strerror(problem));
	free(shipped);
	free(here);
	return differs;
}

static void tell_backup(const char *backup, const struct lab *lab)
{
	char *shown = path_shown(backup), *from = typed_path(backup), *to = typed_path(lab->path);

	printf("  Your files are kept in %s\n", shown);
	printf("  To bring them back:\n    cp %s/* %s/\n", from, to);
	free(shown);
	free(from);
	free(to);
}

static char *answers_of(const struct lab *lab)
{
	return text_format("%s/answers.conf", lab->path);
}

/* The files to restore: answers that are gone are not worth keeping. The caller frees the list. */
static char *files_of(const struct lab *lab, bool all)
{
	char *answers = answers_of(lab);
	char *files =
		all || !file_exists(answers) ? lab_students_files(lab) : text_copy(lab_edit(lab));

	free(answers);
	return files;
}

static bool has_own_answers(const struct lab *lab)
{
	char *shipped = lab_shipped(lab, "answers.conf"), *answers = answers_of(lab);
	bool differs = !file_same(shipped, answers, SUBMISSION_LARGEST);

	free(shipped);
	free(answers);
	return differs;
}

int cmd_reset(const struct request *request)
{
	const struct lab *lab = request_lab(request);
	const struct house *house = request->house;
	char *students = files_of(lab, request->all), *driver = driver_changed(lab, lab->path);
	char *files = text_format("%s %s", students, driver), *backup = NULL, file[256];
	char *all = typed_verb(house, "reset", lab, "--all");
	const char *rest = files;
	int changed = 0;

	while (text_next_word(&rest, file, sizeof file))
		changed += reset_file(house, lab, file, &backup);
	printf("%s is as shipped %s.\n", lab->name, changed ? "again" : "already");
	if (backup)
		tell_backup(backup, lab);
	if (has_own_answers(lab))
		printf("  Your answers.conf stays; to reset it too: %s\n", all);
	free(all);
	free(backup);
	free(files);
	free(driver);
	free(students);
	return EXIT_SOLVED;
}
