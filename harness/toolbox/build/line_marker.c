#include "build/line_marker.h"

#include "base/text.h"

#include <ctype.h>
#include <string.h>

static bool is_newline(char byte)
{
	return byte == '\n' || byte == '\r';
}

static bool is_blank(char byte)
{
	return byte && strchr(" \t\v\f", byte);
}

/* The source without the ends of lines behind a backslash, each of which becomes a \1 to be
 * counted. */
static void splice(struct text *spliced, const char *source)
{
	while (*source) {
		const char *end = source + 1;

		while (is_blank(*end))
			end++;
		if (*source == '\\' && is_newline(*end)) {
			text_add(spliced, "\1");
			source = end + (is_newline(end[1]) && end[1] != end[0] ? 2 : 1);
		} else {
			/* A \1 of the source's own ends no line. */
			text_add_bytes(spliced, *source == '\1' ? " " : source, 1);
			source++;
		}
	}
}

/* Skips blanks, spliced lines and comments, which may hold ends of lines. */
static const char *skip(const char *at)
{
	for (;;) {
		const char *end = text_starts(at, "/*") ? strstr(at + 2, "*/") : NULL;

		if (end)
			at = end + 2;
		else if (is_blank(*at) || *at == '\1')
			at++;
		else
			return at;
	}
}

/* Is there nothing, or a comment, before `at` in its line? */
static bool begins_line(const char *text, const char *at)
{
	static const char mark[] = "\xef\xbb\xbf"; /* of UTF-8, at the beginning of a file */

	while (at > text && (is_blank(at[-1]) || at[-1] == '\1'))
		at--;
	return at == text || is_newline(at[-1]) || (at - text >= 2 && text_starts(at - 2, "*/")) ||
	       (at - text == 3 && text_starts(text, mark));
}

static bool is_marker(const char *hash)
{
	const char *word = hash + 1;

	/* The line may be spliced in the middle of a word, too. */
	for (const char *letter = "line"; *letter; letter++) {
		word = letter[0] == 'l' ? skip(word) : word + strspn(word, "\1");
		if (letter[0] == 'l' && isdigit((unsigned char)*word))
			return true;
		if (*word++ != *letter)
			return false;
	}
	word += strspn(word, "\1");
	return !isalnum((unsigned char)*word) && *word != '_';
}

static int line_at(const char *text, const char *at)
{
	int line = 1;

	for (; text < at; text++)
		line += *text == '\1' || *text == '\n' || (*text == '\r' && text[1] != '\n');
	return line;
}

int line_marker_in(const char *source)
{
	struct text text = {0};
	int line = 0;

	splice(&text, source);
	for (const char *at = text_string(&text); *at && !line; at++) {
		const char *second = at + 1 + strspn(at + 1, "\1");
		const char *hash = *at == '#' ? at : *at == '%' && *second == ':' ? second : NULL;

		if (hash && begins_line(text_string(&text), at) && is_marker(hash))
			line = line_at(text_string(&text), at);
	}
	text_release(&text);
	return line;
}
