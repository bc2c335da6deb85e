#include "house/phrases.h"

#include "base/file.h"
#include "base/memory.h"
#include "house/house.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

static const char arrow[] = "=>";

void phrases_add(struct phrases *phrases, const char *from, const char *to)
{
	phrases->items = grown(phrases->items, phrases->count, sizeof *phrases->items);
	phrases->items[phrases->count++] = (struct phrase){text_copy(from), text_copy(to)};
}

void phrases_release(struct phrases *phrases)
{
	for (size_t i = 0; i < phrases->count; i++) {
		free(phrases->items[i].from);
		free(phrases->items[i].to);
	}
	free(phrases->items);
	*phrases = (struct phrases){0};
}

static bool add_line(struct phrases *phrases, char *line)
{
	char *at = strstr(line, arrow), *from, *to;

	if (!at)
		return false;
	*at = '\0';
	from = text_trim(line);
	to = text_trim(at + strlen(arrow));
	if (*from)
		phrases_add(phrases, from, to);
	return *from;
}

bool phrases_read(struct phrases *phrases, const char *path, struct text *complaint)
{
	struct text bytes = {0};
	int problem = file_read(&bytes, path, CONF_LARGEST), number = 0;
	char *rest = bytes.bytes, *line, *shown = path_shown(path);

	if (problem)
		text_addf(complaint, "%s: %s", shown, strerror(problem));
	while (!problem && (line = strsep(&rest, "\n"))) {
		char *text = text_trim(line);

		number++;
		if (!*text || *text == '#' || add_line(phrases, text))
			continue;
		text_addf(complaint, "%s:%d: expected `this => that`, found `%.60s`", shown, number,
			text);
		problem = -1;
	}
	free(shown);
	text_release(&bytes);
	return !problem;
}

static bool is_name_byte(char byte)
{
	return isalnum((unsigned char)byte) || byte == '_';
}

/* Where names meet, one of them would be a part of a longer name. */
static bool stands_at(const char *phrase, const char *text, const char *at)
{
	size_t length = strlen(phrase);

	return length && strncmp(at, phrase, length) == 0 &&
	       !(at > text && is_name_byte(*at) && is_name_byte(at[-1])) &&
	       !(is_name_byte(at[length - 1]) && is_name_byte(at[length]));
}

bool phrase_stands_in(const char *phrase, const char *text)
{
	for (const char *at = text; *phrase && (at = strstr(at, phrase)); at++)
		if (stands_at(phrase, text, at))
			return true;
	return false;
}

static const struct phrase *longest_at(
	const struct phrases *phrases, const char *text, const char *at)
{
	const struct phrase *longest = NULL;

	for (size_t i = 0; i < phrases->count; i++) {
		const struct phrase *phrase = &phrases->items[i];

		if (stands_at(phrase->from, text, at) &&
			(!longest || strlen(phrase->from) > strlen(longest->from)))
			longest = phrase;
	}
	return longest;
}

char *phrases_replace(const struct phrases *phrases, const char *text)
{
	struct text replaced = {0};

	text_add(&replaced, "");
	for (const char *at = text; *at;) {
		const struct phrase *phrase = longest_at(phrases, text, at);

		if (phrase)
			text_add(&replaced, phrase->to);
		else
			text_add_bytes(&replaced, at, 1);
		at += phrase ? strlen(phrase->from) : 1;
	}
	return text_take(&replaced);
}
