#include "base/fault.h"
#include "base/file.h"
#include "verbs/command.h"
#include "verdict/judge.h"
#include "words/screen.h"
#include "words/tell.h"

#include <ctype.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

/* A folder and not a link to one: a submission stays inside its own tree. */
static bool is_real_directory(const char *path)
{
	struct stat status;

	return lstat(path, &status) == 0 && S_ISDIR(status.st_mode);
}

/* The path of such a folder, which the caller frees; NULL if it is none. */
static char *real_directory(const char *folder, const char *name)
{
	char *path = text_format("%s/%s", folder, name);

	if (is_real_directory(path))
		return path;
	free(path);
	return NULL;
}

/* Does its answers.conf answer this lab? Every lab has a file of that name. */
static bool holds_answers(const char *folder, const struct lab *lab)
{
	char *path = text_format("%s/answers.conf", folder);
	struct text complaint = {0};
	struct conf answers;
	bool found = false;

	conf_read(&answers, path, &complaint);
	for (size_t i = 0; i < answers.count && !found; i++) {
		char *key = text_format("answer.%s.ask", answers.entries[i].key);

		found = conf_get(&lab->conf, key) != NULL;
		free(key);
	}
	conf_release(&answers);
	text_release(&complaint);
	free(path);
	return found;
}

static bool holds_any_file(const char *folder, const struct lab *lab)
{
	const char *rest = lab_edit(lab);
	char file[256];

	while (text_next_word(&rest, file, sizeof file)) {
		char *path = text_format("%s/%s", folder, file);
		struct stat status;
		bool there = lstat(path, &status) == 0;

		free(path);
		if (there)
			return true;
	}
	return false;
}

/* The folder of a lab's files in a submission; NULL when it holds none. The caller frees it. */
static char *find_submission(const char *folder, const struct lab *lab)
{
	enum { COUNT = 3 };
	const char *const places[COUNT] = {lab->name, lab->number, lab->name + 3};
	char *nested = text_format("%s/labs", folder), *found = NULL;

	for (size_t i = 0; i < COUNT && !found; i++)
		found = real_directory(folder, places[i]);
	for (size_t i = 0; i < COUNT && !found && is_real_directory(nested); i++)
		found = real_directory(nested, places[i]);
	free(nested);
	if (found)
		return found;
	if (lab_is_experiments(lab) ? holds_answers(folder, lab) : holds_any_file(folder, lab))
		return text_copy(folder);
	return NULL;
}

/* The last component of a path, made safe to be a file name. The caller frees it. */
static char *safe_name(const char *path)
{
	char *copy = text_copy(path), *slash, *name;
	size_t length = strlen(copy);

	while (length > 1 && copy[length - 1] == '/')
		copy[--length] = '\0';
	slash = strrchr(copy, '/');
	name = text_format("%.100s", slash && slash[1] ? slash + 1 : copy);
	for (char *byte = name; *byte; byte++)
		if (!isalnum((unsigned char)*byte) && !strchr("._-", *byte))
			*byte = '_';
	if (*name == '.' || *name == '-')
		*name = '_';
	free(copy);
	return name;
}

static enum verdict grade_lab(const struct request *request, const struct lab *lab,
	const char *submission, const char *out)
{
	struct inspect_options options = {
		.who = "submission",
		.submission = submission,
		.seed = request->seed,
		.progress = screen_progress,
		.progress_context = (void *)lab->name,
	};
	char *folder = text_format("%s/%s", out, lab->name);
	char *to = text_format("%s/result.json", folder);
	struct judgement judgement;
	enum verdict verdict;
	char *from;
	int problem;

	judge(&judgement, request->house, lab, &options);
	screen_progress_done();
	tell_result_line(&judgement.result, lab->name);
	if (judgement.result.verdict != VERDICT_SOLVED)
		tell_log(&judgement);
	from = text_format("%s/result.json", judgement.directory);
	make_directories(folder);
	problem = file_copy(from, to);
	if (problem)
		die(EXIT_OUR_FAULT, "cannot write %s: %s", to, strerror(problem));
	verdict = judgement.result.verdict;
	judgement_release(&judgement);
	free(folder);
	free(from);
	free(to);
	return verdict;
}

int cmd_grade(const struct request *request)
{
	const char *folder = request->words[0];
	int graded = 0, unclear = 0, unsolved = 0;
	char *name, *out, *shown;

	if (!is_directory(folder))
		die(EXIT_USAGE, "%s: %s", folder,
			file_exists(folder) ? "not a folder" : "no such folder");
	name = safe_name(folder);
	out = request_make_out(
		request, text_format("%s/grade/%s", request->house->build, name), false);
	for (size_t i = 0; i < request->labs.count; i++) {
		const struct lab *lab = &request->labs.items[i];
		char *submission = find_submission(folder, lab);
		enum verdict verdict;

		if (!submission)
			continue;
		verdict = grade_lab(request, lab, submission, out);
		graded++;
		unclear += verdict == VERDICT_CANNOT_JUDGE;
		unsolved += verdict != VERDICT_SOLVED && verdict != VERDICT_CANNOT_JUDGE;
		free(submission);
	}
	if (!graded)
		die(EXIT_USAGE, "%s holds no files of any lab; expected something like %s/%s/%s",
			folder, folder,
			request->labs.count ? request->labs.items[0].name : "NN-name",
			request->labs.count ? lab_edit(&request->labs.items[0]) : "file.c");
	shown = path_shown(out);
	printf("  Results: %s/<lab>/result.json\n", shown);
	free(shown);
	free(name);
	free(out);
	return unclear ? EXIT_CANNOT_JUDGE : unsolved ? EXIT_NOT_SOLVED : EXIT_SOLVED;
}
