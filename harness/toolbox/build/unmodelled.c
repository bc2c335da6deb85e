#include "build/unmodelled.h"

#include "base/fault.h"
#include "base/file.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void add_undefined(
	struct text *names, const struct build *build, const struct work_folder *work)
{
	struct job *job = job_new("names");
	struct text bytes = {0};
	char *list = work_folder_path(work, "obj/undefined.txt");

	job_arguments(job, "nm --format=posix");
	for (int i = 0; i < build->files; i++)
		job_argument(job, build->file[i].object);
	job->output = text_copy(list);
	job->limits = build_limits();
	build_room(work, job);
	job_run(job);
	if (!job_succeeded(job) || file_read(&bytes, list, 16 << 20) != 0)
		die(EXIT_OUR_FAULT, "nm cannot read the compiled objects");
	text_add(names, text_string(&bytes));
	text_release(&bytes);
	job_free(job);
	free(list);
}

static bool is_known(const char *name, const char *modelled)
{
	return text_starts(name, "x.") || text_starts(name, "__tsan_") ||
	       text_starts(name, "__x86_indirect_thunk_") || text_starts(name, "__emutls_v.") ||
	       text_has_word(modelled, name);
}

/* Does the line call `name`? */
static bool is_called(const char *line, const char *name)
{
	size_t length = strlen(name);

	for (const char *at = line; (at = strstr(at, name)); at++) {
		bool begins = at == line || !(isalnum((unsigned char)at[-1]) || at[-1] == '_');

		if (begins && at[length + strspn(at + length, " \t")] == '(')
			return true;
	}
	return false;
}

/* The first line of the sources that calls `name`: "net.c:4: ". The caller frees it. */
static char *place_of(const struct work_folder *work, const char *name)
{
	const char *rest = lab_program(work->lab);
	char file[256], *place = NULL;

	while (!place && text_next_word(&rest, file, sizeof file)) {
		char *path = work_folder_path(work, "src/%s", file);
		struct text bytes = {0};
		int number = 1;

		file_read(&bytes, path, SUBMISSION_LARGEST);
		for (char *line = bytes.bytes; line && !place; number++) {
			char *newline = strchr(line, '\n');

			if (newline)
				*newline = '\0';
			if (is_called(line, name))
				place = text_format("%s:%d: ", file, number);
			line = newline ? newline + 1 : NULL;
		}
		text_release(&bytes);
		free(path);
	}
	return place ? place : text_copy("");
}

char *unmodelled_call(const struct build *build, const struct work_folder *work)
{
	char *path = text_format("%s/explorer.names", work->house->runtime), *found = NULL;
	struct text modelled = {0}, names = {0}, defined = {0};
	char *line, *save = NULL, *copy;

	if (file_read(&modelled, path, 1 << 20) != 0)
		die(EXIT_OUR_FAULT, "%s cannot be read", path);
	for (size_t i = 0; i < modelled.length; i++)
		if (modelled.bytes[i] == '\n')
			modelled.bytes[i] = ' ';
	add_undefined(&names, build, work);
	copy = text_copy(text_string(&names));
	for (int round = 0; round < 2 && !found; round++) {
		char *lines = round ? names.bytes : copy;

		for (line = strtok_r(lines, "\n", &save); line && !found;
			line = strtok_r(NULL, "\n", &save)) {
			char name[256], kind;

			if (sscanf(line, "%255s %c", name, &kind) != 2)
				continue;
			if (round == 0 && kind != 'U')
				text_addf(&defined, " %s", name);
			if (round == 1 && (kind == 'U' || kind == 'w') &&
				!is_known(name, text_string(&modelled)) &&
				!text_has_word(text_string(&defined), name)) {
				/* The map sets apart what the explorer calls as well. */
				const char *plain = name + (text_starts(name, "own.") ? 4 : 0);
				char *place = place_of(work, plain);

				found = text_format(
					"%scalls %s(), which the explorer does not model", place,
					plain);
				free(place);
			}
		}
	}
	free(copy);
	free(path);
	text_release(&modelled);
	text_release(&names);
	text_release(&defined);
	return found;
}
