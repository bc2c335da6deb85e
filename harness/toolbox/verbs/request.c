#include "verbs/request.h"

#include "base/fault.h"
#include "base/file.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static bool names_c_file(const char *word)
{
	return text_ends(word, ".c");
}

const struct lab *request_lab(const struct request *request)
{
	const char *word = request->words[0];

	if (names_c_file(word))
		die(EXIT_USAGE,
			"%s: this verb takes a lab; `run`, `detect`, `explore` and `replay` take a "
			"C file",
			word);
	return labs_find(&request->labs, word);
}

const struct lab *request_program(const struct request *request, struct lab *own)
{
	const char *word = request->words[0];

	if (!names_c_file(word)) {
		if (file_exists(word) && !is_directory(word))
			die(EXIT_USAGE, "%s: the name of a C file must end in .c", word);
		if (request->arguments && request->arguments[0])
			die(EXIT_USAGE, "only a C file of your own takes arguments after --");
		return request_lab(request);
	}
	lab_from_file(own, word);
	return own;
}

const char *request_files(const struct request *request, const struct lab *lab)
{
	if (lab->is_own_program) {
		if (request->files)
			die(EXIT_USAGE, "--files goes with a lab, not with a C file of your own");
		return NULL;
	}
	if (request->files && !is_directory(request->files))
		die(EXIT_USAGE, "%s: no such folder", request->files);
	return request->files ? request->files : lab->path;
}

bool request_wants_gcc(const struct request *request)
{
	if (!request->format)
		return false;
	if (strcmp(request->format, "gcc") != 0)
		die(EXIT_USAGE,
			"--format takes gcc here, not `%s`; `racelab export` writes the formats of "
			"other platforms",
			request->format);
	if (request->json)
		die(EXIT_USAGE, "--json and --format exclude each other");
	return true;
}

/* The checkout's own files are read while we write: a copy of labs/ in labs/ would never end. */
void request_refuse_own_folder(
	const struct request *request, const char *option, const char *folder)
{
	static const char *const own[] = {"labs", "solutions", "harness", "tests", ".git"};
	char *resolved = path_resolved(folder);

	if (!resolved)
		die(EXIT_USAGE, "%s %s: cannot write there: %s", option, folder, strerror(errno));
	for (size_t i = 0; i < sizeof own / sizeof *own; i++) {
		char *ours = text_format("%s/%s", request->house->root, own[i]);
		char *real = path_resolved(ours);
		size_t length = real ? strlen(real) : 0;

		if (real && strncmp(resolved, real, length) == 0 &&
			(resolved[length] == '/' || resolved[length] == '\0'))
			die(EXIT_USAGE,
				"%s %s: this lies in %s/ of the checkout; name another folder",
				option, folder, own[i]);
		free(ours);
		free(real);
	}
	free(resolved);
}

char *request_make_out(const struct request *request, char *path, bool must_be_new)
{
	const char *out = request->out;
	struct stat status;
	int problem;

	if (!out) {
		make_directories(path);
		return path;
	}
	free(path);
	request_refuse_own_folder(request, "--out", out);
	if (must_be_new && lstat(out, &status) == 0)
		die(EXIT_USAGE, "%s already exists; name a folder that does not", out);
	problem = try_make_directories(out);
	if (!problem && access(out, W_OK | X_OK) != 0)
		problem = errno;
	if (problem)
		die(EXIT_USAGE, "--out %s: cannot write there: %s", out, strerror(problem));
	return text_copy(out);
}
