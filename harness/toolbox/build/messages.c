#include "build/messages.h"

#include "base/file.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MESSAGES_LARGEST = 1 << 20, NAME_LONGEST = 200 };

static bool has_any(const char *line, const char *const *words)
{
	for (; *words; words++)
		if (strstr(line, *words))
			return true;
	return false;
}

/* A crash of the compiler says nothing about the source. */
static bool is_crash(const char *line)
{
	static const char *const words[] = {"unable to execute command", "failed due to signal",
		"frontend command failed", NULL};

	return has_any(line, words);
}

/* The last line of a driver whose linker failed: it repeats what stands above it. */
static bool is_echo(const char *line)
{
	static const char *const words[] = {
		"linker command failed", "collect2: error: ld returned", NULL};

	return has_any(line, words);
}

static bool is_error(const char *line)
{
	static const char *const words[] = {"error:", "undefined ", "multiple definition", NULL};

	return has_any(line, words);
}

static bool in_name(char byte)
{
	return isalnum((unsigned char)byte) || byte == '_' || byte == '$';
}

/* The name that a linker misses: GNU's "undefined reference to `x'", lld's "undefined symbol: x".
 */
static bool take_undefined(const char *line, char *name, size_t size)
{
	static const char *const before[] = {
		"undefined reference to `", "undefined symbol: ", NULL};
	size_t length = 0;

	for (size_t i = 0; before[i] && !length; i++) {
		const char *at = strstr(line, before[i]);

		for (at = at ? at + strlen(before[i]) : "";
			(in_name(at[length]) || at[length] == '.') && length < size - 1;)
			name[length] = at[length], length++;
	}
	name[length] = '\0';
	return length > 0;
}

static bool has_name(const char *text, const char *name)
{
	size_t length = strlen(name);

	for (const char *at = text; (at = strstr(at, name)); at += length)
		if ((at == text || !in_name(at[-1])) && !in_name(at[length]))
			return true;
	return false;
}

static bool file_has_name(const char *path, const char *name)
{
	struct text text = {0};
	bool has = file_read(&text, path, SUBMISSION_LARGEST) == 0 &&
		   has_name(text_string(&text), name);

	text_release(&text);
	return has;
}

/* Does the student's own code use it? */
static bool source_has_name(const struct work_folder *work, const char *name)
{
	const char *rest = work->lab->is_own_program ? lab_program(work->lab) : lab_edit(work->lab);
	char file[256];
	bool has = false;

	while (!has && text_next_word(&rest, file, sizeof file)) {
		char *path = work_folder_path(work, "src/%s", file);

		has = file_has_name(path, name);
		free(path);
	}
	return has;
}

/* Does it begin as our names do, and is it none that the student made up? */
static bool is_of_the_house(const struct work_folder *work, const char *name)
{
	static const char *const ours[] = {"__tsan_", "lab_", "x.", "explorer_", "fiber_"};
	bool begins = false, promised;
	char *header;

	for (size_t i = 0; i < sizeof ours / sizeof *ours && !begins; i++)
		begins = text_starts(name, ours[i]);
	if (!begins)
		return false;
	header = text_format("%s/lab.h", work->house->harness);
	promised = file_has_name(header, name);
	free(header);
	return promised || !source_has_name(work, name);
}

/*
 * The line from the file's name on, without the folder of the sources. An object that was kept
 * names the folder of the grading that made it, so any src/ before a file of the program counts.
 */
static const char *from_source(const struct work_folder *work, const char *line)
{
	static const char src[] = "/src/";

	for (const char *at = line; (at = strstr(at, src));) {
		char *file;
		bool ours;

		at += strlen(src);
		file = text_format("%.*s", (int)strcspn(at, ":"), at);
		ours = text_has_word(lab_program(work->lab), file);
		free(file);
		if (ours)
			return at;
	}
	return NULL;
}

/* "net.c:4: multiple definition of `x'; ...: main.c:7: first defined here" in words. */
static bool add_clash(const struct work_folder *work, const char *message, struct text *line)
{
	static const char clash[] = "multiple definition of `";
	const char *name = strstr(message, clash);
	const char *other = name ? from_source(work, name) : NULL;

	if (!other)
		return false;
	name += strlen(clash);
	text_addf(line,
		"%.*s`%.*s` is defined here and at %.*s; choose another name, or make it static",
		(int)(name - strlen(clash) - message), message, (int)strcspn(name, "'"), name,
		(int)strcspn(other, " ") - 1, other);
	return true;
}

enum message_blame messages_read(
	const char *messages, const struct work_folder *work, struct text *line)
{
	struct text text = {0};
	char *folder = work_folder_path(work, "src/"), *save = NULL, name[NAME_LONGEST];
	char missing[NAME_LONGEST] = "";
	enum message_blame blame = MESSAGE_NONE;

	file_read(&text, messages, MESSAGES_LARGEST);
	for (char *at = text.bytes ? strtok_r(text.bytes, "\n", &save) : NULL;
		at && !is_crash(at) && blame == MESSAGE_NONE; at = strtok_r(NULL, "\n", &save)) {
		const char *start = from_source(work, at);

		if (!start && strstr(at, folder))
			start = strstr(at, folder) + strlen(folder);
		if (!is_error(at) || is_echo(at))
			continue;
		if (!take_undefined(at, name, sizeof name) || !is_of_the_house(work, name)) {
			blame = MESSAGE_OF_THE_SOURCE;
			start = start ? start : at;
			if (!add_clash(work, start, line))
				text_addf(line, "%.300s", start);
		} else if (strcmp(name, "lab_program_main") == 0 || strcmp(name, "x.main") == 0) {
			blame = MESSAGE_OF_THE_SOURCE;
			text_add(line, "it has no main()");
		} else if (!*missing) {
			snprintf(missing, sizeof missing, "%s", name);
		}
	}
	if (blame == MESSAGE_NONE && *missing) {
		blame = MESSAGE_OF_THE_HOUSE;
		text_addf(line,
			"the runtime lacks `%s`, which this compiler's code calls; try "
			"`make clean build`",
			missing);
	}
	free(folder);
	text_release(&text);
	return blame;
}
