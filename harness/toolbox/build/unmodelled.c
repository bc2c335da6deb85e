#include "build/unmodelled.h"

#include "base/fault.h"
#include "base/file.h"
#include "build/object_names.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { OBJECT_LARGEST = 64 << 20 };

static void read_names(struct object_names *names, const struct build *build)
{
	for (int i = 0; i < build->files; i++) {
		struct text bytes = {0};

		if (file_read(&bytes, build->file[i].object, OBJECT_LARGEST) != 0 ||
			!object_names_read(names, text_string(&bytes), bytes.length))
			die(EXIT_OUR_FAULT, "%s: no object that can be read",
				build->file[i].object);
		text_release(&bytes);
	}
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

/* The calls that are modelled, as a list of words. */
static void read_modelled(struct text *modelled, const struct house *house)
{
	char *path = text_format("%s/explorer.names", house->runtime);

	if (file_read(modelled, path, 1 << 20) != 0)
		die(EXIT_OUR_FAULT, "%s cannot be read", path);
	for (size_t i = 0; i < modelled->length; i++)
		if (modelled->bytes[i] == '\n')
			modelled->bytes[i] = ' ';
	free(path);
}

char *unmodelled_call(const struct build *build, const struct work_folder *work)
{
	struct object_names names = {0};
	struct text modelled = {0};
	char *found = NULL;

	read_modelled(&modelled, work->house);
	read_names(&names, build);
	for (size_t i = 0; i < names.needed_count && !found; i++) {
		const char *name = names.needed[i];
		/* The map sets apart what the explorer calls as well. */
		const char *plain = name + (text_starts(name, "own.") ? 4 : 0);
		char *place;

		if (is_known(name, text_string(&modelled)) || object_names_define(&names, name))
			continue;
		place = place_of(work, plain);
		found = text_format(
			"%scalls %s(), which the explorer does not model", place, plain);
		free(place);
	}
	object_names_release(&names);
	text_release(&modelled);
	return found;
}
