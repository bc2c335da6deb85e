#include "course/quote.h"

#include <stdlib.h>
#include <string.h>

enum { TAB = 4 };

static void add_line(struct text *quoted, const char *line, size_t length)
{
	struct text wide = {0};
	char *shown;

	for (size_t i = 0; i < length && wide.length < (size_t)QUOTE_WIDEST * 4; i++)
		if (line[i] == '\t')
			text_addf(&wide, "%*s", (int)(TAB - wide.length % TAB), "");
		else if (line[i] != '\r' || i + 1 < length)
			text_add_bytes(&wide, &line[i], 1);
	shown = text_printable(text_string(&wide), wide.length, QUOTE_WIDEST);
	text_add(quoted, shown);
	free(shown);
	text_release(&wide);
}

char *quote_lines(const struct text *source, int first, int last)
{
	const char *at = text_string(source), *end = at + source->length;
	struct text quoted = {0};
	bool is_there = false;

	for (int number = 1; at < end && number <= last; number++) {
		const char *newline = memchr(at, '\n', (size_t)(end - at));
		size_t length = (size_t)((newline ? newline : end) - at);

		if (number >= first) {
			if (is_there)
				text_add(&quoted, "\n");
			add_line(&quoted, at, length);
			is_there = true;
		}
		at += length + 1;
	}
	if (is_there)
		return text_take(&quoted);
	text_release(&quoted);
	return NULL;
}
