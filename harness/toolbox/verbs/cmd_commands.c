/* compile_commands.json: https://clang.llvm.org/docs/JSONCompilationDatabase.html */
#include "base/fault.h"
#include "base/json.h"
#include "build/build.h"
#include "verbs/command.h"

#include <stdio.h>
#include <stdlib.h>

static json_t *entry(const struct house *house, const struct lab *lab, const char *file)
{
	const struct work_folder work = {.house = house, .lab = lab};
	struct job *job = job_new("compile");
	json_t *object = json_object(), *words = json_array();
	char *path = text_format("%s/%s", lab->path, file);

	build_compiler(&work, "plain", file, job);
	job_argument(job, "-c");
	job_argument(job, path);
	for (char **word = job->arguments; *word; word++)
		json_array_append_new(words, json_string(*word));
	json_set_text(object, "directory", lab->path);
	json_set_text(object, "file", path);
	json_object_set_new(object, "arguments", words);
	job_free(job);
	free(path);
	return object;
}

int cmd_commands(const struct request *request)
{
	json_t *whole = json_array();
	char *bytes;

	for (size_t i = 0; i < request->labs.count; i++) {
		const struct lab *lab = &request->labs.items[i];
		const char *rest = lab_program(lab);
		char file[256];

		while (text_next_word(&rest, file, sizeof file))
			json_array_append_new(whole, entry(request->house, lab, file));
	}
	bytes = json_dumps(whole, JSON_INDENT(1));
	printf("%s\n", bytes);
	free(bytes);
	json_decref(whole);
	return EXIT_SOLVED;
}
