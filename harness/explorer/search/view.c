#include "search/view.h"

#include "base/allocate.h"
#include "world/world.h"

#include <stdlib.h>
#include <string.h>

static enum outcome_view view;

void view_set(enum outcome_view wanted)
{
	view = wanted;
}

static int compare_lines(const void *one, const void *other)
{
	return strcmp(*(char *const *)one, *(char *const *)other);
}

static char *sorted_lines(char *text, size_t *length)
{
	size_t count = 0, room = 0, at = 0;
	char **lines = NULL, *sorted = allocate(*length + 1), *save = NULL;

	for (char *line = strtok_r(text, "\n", &save); line; line = strtok_r(NULL, "\n", &save)) {
		lines = grown(lines, count, &room, sizeof *lines);
		lines[count++] = line;
	}
	if (count)
		qsort(lines, count, sizeof *lines, compare_lines);
	for (size_t i = 0; i < count; i++) {
		size_t size = strlen(lines[i]);

		if (i)
			sorted[at++] = '\n';
		memcpy(sorted + at, lines[i], size);
		at += size;
	}
	sorted[at] = '\0';
	free(lines);
	free(text);
	*length = at;
	return sorted;
}

char *view_output(size_t *length)
{
	size_t size = world.output_length < OUTPUT_MOST ? world.output_length : OUTPUT_MOST - 1;
	char *text = allocate(size + 1), *start;

	memcpy(text, world_output, size);
	text[size] = '\0';
	*length = size;
	switch (view) {
	case VIEW_ALL:
		return text;
	case VIEW_LAST_LINE:
		while (size && text[size - 1] == '\n')
			text[--size] = '\0';
		start = memrchr(text, '\n', size);
		start = start ? start + 1 : text;
		*length = strlen(start);
		memmove(text, start, *length + 1);
		return text;
	case VIEW_SORTED_LINES:
		return sorted_lines(text, length);
	}
	return text;
}
