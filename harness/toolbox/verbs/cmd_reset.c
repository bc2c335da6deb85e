#include "base/fault.h"
#include "base/file.h"
#include "house/work_folder.h"
#include "verbs/command.h"
#include "words/screen.h"

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

int cmd_reset(const struct request *request)
{
	const struct lab *lab = request_lab(request);
	char *files = lab_students_files(lab), *backup = NULL, file[256];
	const char *rest = files;
	int changed = 0;

	while (text_next_word(&rest, file, sizeof file))
		changed += reset_file(request->house, lab, file, &backup);
	if (!changed)
		printf("%s is as shipped already.\n", lab->name);
	else
		printf("%s is as shipped again.\n", lab->name);
	if (backup) {
		char *shown = path_shown(backup);

		printf("  Your files are kept in %s\n", shown);
		free(shown);
	}
	free(backup);
	free(files);
	return EXIT_SOLVED;
}
