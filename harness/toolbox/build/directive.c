#include "build/directive.h"

#include "base/text.h"

#include <ctype.h>
#include <stdio.h>
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

static int line_at(const char *text, const char *at)
{
	int line = 1;

	for (; text < at; text++)
		line += *text == '\1' || *text == '\n' || (*text == '\r' && text[1] != '\n');
	return line;
}

/* Copies the letters at `at`, without splices, and steps over them. */
static const char *take_word(const char *at, char *word, size_t size)
{
	size_t length = 0;

	for (; isalnum((unsigned char)*at) || *at == '_' || *at == '\1'; at++)
		if (*at != '\1' && length < size - 1)
			word[length++] = *at;
	word[length] = '\0';
	return at;
}

void directives_open(struct directives *directives, const char *source)
{
	*directives = (struct directives){{0}, 0};
	splice(&directives->text, source);
}

bool directives_next(struct directives *directives, struct directive *directive)
{
	const char *text = text_string(&directives->text);

	for (const char *at = text + directives->offset; *at; at++) {
		const char *second = at + 1 + strspn(at + 1, "\1");
		const char *hash = *at == '#' ? at : *at == '%' && *second == ':' ? second : NULL;

		if (!hash || !begins_line(text, at))
			continue;
		directive->line = line_at(text, at);
		directive->rest =
			take_word(skip(hash + 1), directive->word, sizeof directive->word);
		directives->offset = (size_t)(hash + 1 - text);
		return true;
	}
	return false;
}

void directives_close(struct directives *directives)
{
	text_release(&directives->text);
}

int line_marker_in(const char *source)
{
	struct directives directives;
	struct directive directive;
	int line = 0;

	directives_open(&directives, source);
	while (!line && directives_next(&directives, &directive))
		if (strcmp(directive.word, "line") == 0 || isdigit((unsigned char)*directive.word))
			line = directive.line;
	directives_close(&directives);
	return line;
}

/* ------------------------------------------------------------------ includes */

/* Between the quotes or the brackets at `at`; false where there are none. */
static bool take_path(const char *at, char *path, size_t size)
{
	char end = *at == '"' ? '"' : *at == '<' ? '>' : '\0';
	size_t length = 0;

	if (!end)
		return false;
	for (at++; *at && *at != end && !is_newline(*at); at++)
		if (*at != '\1' && length < size - 1)
			path[length++] = *at;
	path[length] = '\0';
	return true;
}

static bool leads_outside(const char *path)
{
	if (*path == '/')
		return true;
	for (const char *part = path; part; part = strchr(part, '/')) {
		part += *part == '/';
		if (text_starts(part, "..") && (part[2] == '/' || !part[2]))
			return true;
	}
	return false;
}

static bool is_inside(const char *at, char *path, size_t size)
{
	if (!take_path(skip(at), path, size)) {
		snprintf(path, size, "a name made by a macro");
		return false;
	}
	return !leads_outside(path);
}

/* "__has_include" asks for a file, wherever it stands. */
static int question_outside(const char *text, char *path, size_t size)
{
	static const char *const questions[] = {
		"__has_include_next", "__has_include", "__has_embed"};

	for (const char *at = text; (at = strstr(at, "__has_")); at++)
		for (size_t i = 0; i < sizeof questions / sizeof *questions; i++) {
			const char *open = skip(at + strlen(questions[i]));

			if (text_starts(at, questions[i]) && *open == '(' &&
				take_path(skip(open + 1), path, size) && leads_outside(path))
				return line_at(text, at);
		}
	return 0;
}

int include_outside_in(const char *source, char *path, size_t size)
{
	static const char words[] = "include include_next import embed";
	struct directives directives;
	struct directive directive;
	int line = 0;

	directives_open(&directives, source);
	while (!line && directives_next(&directives, &directive))
		if (*directive.word && text_has_word(words, directive.word) &&
			!is_inside(directive.rest, path, size))
			line = directive.line;
	if (!line)
		line = question_outside(text_string(&directives.text), path, size);
	directives_close(&directives);
	return line;
}
