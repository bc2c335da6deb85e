#include "verbs/request.h"

#include "base/fault.h"
#include "base/file.h"

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
