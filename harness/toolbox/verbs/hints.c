#include "verbs/hints.h"

#include "base/text.h"

#include <stdlib.h>
#include <string.h>

/* The next heading, which begins at a line "## ..."; NULL after the last. */
static const char *next_heading(const char *at)
{
	while (at) {
		if (text_starts(at, "## "))
			return at;
		at = strchr(at, '\n');
		at = at ? at + 1 : NULL;
	}
	return NULL;
}

int hints_count(const char *bytes)
{
	int count = 0;

	for (const char *at = next_heading(bytes); at; at = next_heading(at + 1))
		count += text_starts(at, "## Hint ");
	return count;
}

static bool is_called(const char *heading, const char *title)
{
	char *line = text_format("%.*s", (int)strcspn(heading, "\n"), heading);
	bool is = strcmp(text_trim(line + strlen("## ")), title) == 0;

	free(line);
	return is;
}

char *hints_under(const char *bytes, const char *title)
{
	for (const char *at = next_heading(bytes); at; at = next_heading(at + 1)) {
		const char *body = at + strcspn(at, "\n"), *end = next_heading(at + 1);
		char *copy, *trimmed;

		if (!is_called(at, title))
			continue;
		copy = end ? text_format("%.*s", (int)(end - body), body) : text_copy(body);
		trimmed = text_copy(text_trim(copy));
		free(copy);
		return trimmed;
	}
	return NULL;
}
