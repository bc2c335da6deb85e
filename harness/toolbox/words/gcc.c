#include "words/gcc.h"

#include "base/file.h"
#include "words/screen.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* What the reader may change lies in a folder of their own choice; the rest in the lab's. */
static bool is_readers(const struct lab *lab, const char *file)
{
	return text_has_word(lab_edit(lab), file) || strcmp(file, "answers.conf") == 0;
}

/* Of a program of one's own, and of what lies beside it. */
static char *own_path(const struct lab *lab, const char *file)
{
	const char *slash = strrchr(lab->path, '/');

	if (strcmp(file, lab->name) == 0)
		return text_copy(lab->path);
	return text_format("%.*s%s", slash ? (int)(slash + 1 - lab->path) : 0, lab->path, file);
}

char *gcc_path(const struct gcc *gcc, const char *file)
{
	const struct lab *lab = gcc->subject.lab;
	bool readers = is_readers(lab, file);
	char *path, *shown;

	path = lab->is_own_program
		       ? own_path(lab, file)
		       : text_format("%s/%s", readers ? gcc->subject.folder : lab->path, file);
	shown = readers || file_exists(path) ? path_shown(path) : text_copy(file);
	free(path);
	return shown;
}

static bool is_of_name(char byte)
{
	return isalnum((unsigned char)byte) || byte == '_';
}

/* Where the variable stands in the line, from 0 on; -1 if it does not. */
static long find_name(const char *line, const char *name)
{
	size_t length = 0;

	while (name && is_of_name(name[length]))
		length++;
	for (const char *at = line; length && (at = strchr(at, *name)); at++)
		if (strncmp(at, name, length) == 0 && !is_of_name(at[length]) &&
			(at == line || !is_of_name(at[-1])))
			return at - line;
	return -1;
}

/* Where nobody knows it. Columns are bytes, counted from 1, as clang counts them. */
static long column_of(const struct gcc *gcc, struct gcc_place place)
{
	char *path = text_format("%s/%s", gcc->source, place.file), *line = NULL;
	size_t size = 0;
	FILE *file;
	bool is_there;
	long column = 0, found;

	file = fopen(path, "r");
	is_there = file != NULL;
	for (long i = 0; is_there && i < place.line; i++)
		is_there = getline(&line, &size, file) >= 0;
	if (is_there && line) {
		found = find_name(line, place.name);
		column = found >= 0 ? found : (long)strspn(line, " \t");
	}
	if (file)
		fclose(file);
	free(line);
	free(path);
	return column + 1;
}

static const char *kind_word(enum gcc_kind kind)
{
	switch (kind) {
	case GCC_ERROR:
		return "error";
	case GCC_WARNING:
		return "warning";
	case GCC_NOTE:
		return "note";
	}
	return "?";
}

void gcc_line(struct gcc *gcc, enum gcc_kind kind, struct gcc_place place, const char *words)
{
	char *path = gcc_path(gcc, place.file);

	screen_plain(path);
	printf(":%ld:%ld: %s: ", place.line,
		place.column > 0 ? place.column : column_of(gcc, place), kind_word(kind));
	screen_plain(words);
	putchar('\n');
	text_addf(&gcc->told, "%s:%ld ", place.file, place.line);
	free(path);
}

bool gcc_told(const struct gcc *gcc, const char *file, long line)
{
	char *place = text_format("%s:%ld", file, line);
	bool told = text_has_word(text_string(&gcc->told), place);

	free(place);
	return told;
}

struct gcc_place gcc_nowhere(const struct gcc *gcc, char *file, size_t size)
{
	const char *edit = lab_edit(gcc->subject.lab);

	if (!text_next_word(&edit, file, size))
		snprintf(file, size, "answers.conf");
	return (struct gcc_place){.file = file, .line = 1};
}

void gcc_open(struct gcc *gcc, struct subject subject, const char *directory)
{
	*gcc = (struct gcc){.subject = subject, .source = text_format("%s/src", directory)};
}

void gcc_release(struct gcc *gcc)
{
	free(gcc->source);
	text_release(&gcc->told);
}
