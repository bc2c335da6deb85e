/*
 * Compiler and linker name their own folders: the sources are a copy, and the linker's objects are
 * nobody's. What they say of the program is told at the reader's files.
 */
#include "base/file.h"
#include "words/gcc.h"
#include "words/screen.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* The length of "accumulator.c", if the line begins "accumulator.c:24:"; else 0. */
static size_t place_length(const char *line)
{
	size_t length = strcspn(line, ":");

	return line[length] && !memchr(line, ' ', length) && text_natural(line + length + 1)
		       ? length
		       : 0;
}

/* "accumulator.c:24: undefined reference to `foo'", without the word that makes it an error. */
static bool is_of_linker(const char *line)
{
	return strstr(line, ": undefined reference to ") ||
	       strstr(line, ": multiple definition of ");
}

/* What the linker says beside that, which names objects. */
static bool is_idle(const char *line)
{
	return strstr(line, ": in function `") || text_starts(line, "collect2:") ||
	       strstr(line, "linker command failed");
}

static void tell_linker(struct gcc *gcc, const char *file, const char *rest)
{
	const char *words = strchr(rest, ' ');

	gcc_line(gcc, GCC_ERROR, (struct gcc_place){.file = file, .line = text_natural(rest)},
		words ? words + 1 : rest);
}

static void tell_line(struct gcc *gcc, const char *line)
{
	size_t skip = strlen(gcc->source) + 1, length;
	const char *begin = text_starts(line, gcc->source) ? line + skip : line;
	char *file, *path;

	begin += text_starts(begin, "./") ? 2 : 0;
	length = place_length(begin);
	file = text_format("%.*s", (int)length, begin);
	if (length && is_of_linker(begin)) {
		tell_linker(gcc, file, begin + length + 1);
	} else if (length) {
		path = gcc_path(gcc, file);
		screen_plain(path);
		screen_plain(begin + length);
		putchar('\n');
		free(path);
	} else if (!is_idle(line)) {
		screen_plain(line);
		putchar('\n');
	}
	free(file);
}

void gcc_build(struct gcc *gcc, const struct conf *facts)
{
	enum { LARGEST = 1 << 20 };
	const char *error = conf_get_or(facts, "build.error", "");
	struct text bytes = {0};
	char *rest, *line;

	/* The compiler's own words, unless ours stand for them. */
	if (strstr(error, "error:") || is_of_linker(error))
		file_read(&bytes, conf_get_or(facts, "build.log", ""), LARGEST);
	for (rest = bytes.bytes; rest && (line = strsep(&rest, "\n"));)
		if (*line || rest)
			tell_line(gcc, line);
	if (!bytes.length)
		gcc_story(gcc, error, NULL);
	text_release(&bytes);
}
