/* A sentence that names lines, "... at accumulator.c:24 and ... at accumulator.c:35". */
#include "words/gcc.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { PLACES_MOST = 6 };

struct places {
	struct {
		char file[256];
		long line;
	} items[PLACES_MOST];
	int count;
};

static bool is_of_file(char byte)
{
	return isalnum((unsigned char)byte) || (byte && strchr("_-.+", byte));
}

static bool has(const struct places *places, const char *file, long line)
{
	for (int i = 0; i < places->count; i++)
		if (places->items[i].line == line && strcmp(places->items[i].file, file) == 0)
			return true;
	return false;
}

/* Each line of the program that the sentence names, once. */
static void find_places(const struct gcc *gcc, const char *story, struct places *places)
{
	const struct lab *lab = gcc->subject.lab;

	for (const char *colon = story; (colon = strchr(colon, ':')); colon++) {
		const char *begin = colon;
		char file[256];
		long line = text_natural(colon + 1);

		while (begin > story && is_of_file(begin[-1]))
			begin--;
		snprintf(file, sizeof file, "%.*s", (int)(colon - begin), begin);
		if (line && places->count < PLACES_MOST && !has(places, file, line) &&
			(text_has_word(lab_program(lab), file) ||
				text_has_word(lab_edit(lab), file) ||
				strcmp(file, "answers.conf") == 0)) {
			snprintf(places->items[places->count].file, sizeof file, "%s", file);
			places->items[places->count++].line = line;
		}
	}
}

/* The sentence without the place that it begins with: the line begins with that. */
static const char *without_place(const char *story, const struct places *places)
{
	char *begin = places->count ? text_format("%s:%ld: ", places->items[0].file,
					      places->items[0].line)
				    : text_copy("");
	const char *rest = text_starts(story, begin) ? story + strlen(begin) : story;

	free(begin);
	return rest;
}

void gcc_story(struct gcc *gcc, const char *story, const char *otherwise)
{
	struct places places = {.count = 0};
	char file[256];

	find_places(gcc, story, &places);
	if (!places.count && otherwise)
		find_places(gcc, otherwise, &places);
	if (!places.count && strstr(story, "answers.conf"))
		find_places(gcc, "answers.conf:1", &places);
	if (places.count && gcc_told(gcc, places.items[0].file, places.items[0].line))
		return;
	if (!places.count)
		gcc_line(gcc, GCC_WARNING, gcc_nowhere(gcc, file, sizeof file), story);
	for (int i = 0; i < places.count; i++)
		gcc_line(gcc, i ? GCC_NOTE : GCC_WARNING,
			(struct gcc_place){
				.file = places.items[i].file, .line = places.items[i].line},
			i ? "this line takes part in it" : without_place(story, &places));
}
