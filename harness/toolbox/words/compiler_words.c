#include "words/compiler_words.h"

#include "base/file.h"
#include "words/wrap.h"

#include <stdlib.h>
#include <string.h>

enum { LARGEST = 1 << 20 };

static void add_line(struct text *out, const char *line, const char *work)
{
	for (const char *at; (at = strstr(line, work)); line = at) {
		wrap_harmless(out, line, (size_t)(at - line));
		at += strlen(work);
		at += strncmp(at, "src/", 4) == 0 || strncmp(at, "obj/", 4) == 0 ? 4 : 0;
	}
	wrap_harmless(out, line, strlen(line));
	text_add(out, "\n");
}

/* build/.../obj/FILE.txt: the work folder is two levels up. The caller frees it. */
static char *work_above(const char *log)
{
	char *work = text_copy(log), *folder;

	for (int i = 0; i < 2 && strrchr(work, '/'); i++)
		*strrchr(work, '/') = '\0';
	folder = text_format("%s/", work);
	free(work);
	return folder;
}

char *compiler_words(const char *log, int most)
{
	struct text bytes = {0}, out = {0};
	char *work = work_above(log), *rest, *line;
	int count = 0;

	file_read(&bytes, log, LARGEST);
	for (rest = bytes.bytes; rest && (line = strsep(&rest, "\n"));)
		if ((*line || rest) && ++count <= most)
			add_line(&out, line, work);
	if (count > most)
		text_addf(&out, "... and %d more line%s.\n", count - most,
			count == most + 1 ? "" : "s");
	text_release(&bytes);
	free(work);
	return out.length ? text_take(&out) : text_copy("");
}

bool compiler_is_quoted(const struct conf *facts)
{
	const char *error = conf_get_or(facts, "build.error", "");

	return strstr(error, "error:") || strstr(error, "undefined ") ||
	       strstr(error, "multiple definition");
}
