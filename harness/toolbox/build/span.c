#include "build/span.h"

#include "base/text.h"

#include <ctype.h>
#include <string.h>

struct span span_of(const char *string)
{
	return (struct span){string, strlen(string)};
}

struct span span_between(const char *at, const char *end)
{
	return (struct span){at, end > at ? (size_t)(end - at) : 0};
}

const char *span_end(struct span span)
{
	return span.length ? span.at + span.length : span.at;
}

struct span span_trim(struct span span)
{
	while (span.length && *span.at == ' ') {
		span.at++;
		span.length--;
	}
	while (span.length && span.at[span.length - 1] == ' ')
		span.length--;
	return span;
}

char *span_text(struct span span)
{
	return text_format("%.*s", (int)span.length, span.length ? span.at : "");
}

bool span_is(struct span span, const char *word)
{
	return span.length == strlen(word) && memcmp(span.at, word, span.length) == 0;
}

bool span_same(struct span one, struct span other)
{
	return one.length == other.length &&
	       (!one.length || memcmp(one.at, other.at, one.length) == 0);
}

bool span_starts(struct span span, const char *prefix)
{
	size_t length = strlen(prefix);

	return span.length >= length && memcmp(span.at, prefix, length) == 0;
}

bool span_ends(struct span span, const char *suffix)
{
	size_t length = strlen(suffix);

	return span.length >= length && memcmp(span_end(span) - length, suffix, length) == 0;
}

bool span_find(struct span span, const char *word, struct span *from)
{
	const char *at = span.length ? memmem(span.at, span.length, word, strlen(word)) : NULL;

	if (at)
		*from = span_between(at, span_end(span));
	return at != NULL;
}

bool span_has(struct span span, const char *word)
{
	struct span from;

	return span_find(span, word, &from);
}

const char *span_behind_quotes(const char *at, const char *end)
{
	const char *close = memchr(at + 1, '"', (size_t)(end - at - 1));

	return close ? close + 1 : end;
}

const char *span_find_outside(const char *at, const char *end, const char *wanted)
{
	int depth = 0;

	while (at < end) {
		if (depth == 0 && strchr(wanted, *at))
			return at;
		if (*at == '"') {
			at = span_behind_quotes(at, end);
			continue;
		}
		if (strchr("([{<", *at))
			depth++;
		else if (strchr(")]}>", *at))
			depth--;
		at++;
	}
	return end;
}

const char *span_behind_brackets(const char *at, const char *end)
{
	const char *close = span_find_outside(at + 1, end, ")]}>");

	return close < end ? close + 1 : end;
}

bool span_next_part(struct span *rest, struct span *part)
{
	const char *end = span_end(*rest), *comma;

	if (!rest->length)
		return false;
	comma = span_find_outside(rest->at, end, ",");
	*part = span_trim(span_between(rest->at, comma));
	*rest = comma < end ? span_between(comma + 1, end) : (struct span){end, 0};
	return true;
}

int span_split(struct span span, struct span parts[SPAN_PARTS])
{
	int count = 0;

	while (count < SPAN_PARTS && span_next_part(&span, &parts[count]))
		count++;
	return count;
}

const char *span_behind_word(const char *at, const char *end)
{
	while (at < end && *at && (isalnum((unsigned char)*at) || strchr("-$._", *at)))
		at++;
	return at;
}

const char *span_behind_name(const char *at, const char *end)
{
	at++;
	return at < end && *at == '"' ? span_behind_quotes(at, end) : span_behind_word(at, end);
}

bool span_next_local(struct span *text, struct span *name)
{
	const char *at = text->at, *end = span_end(*text);

	while (at < end) {
		if (*at == '%') {
			*name = span_between(at, span_behind_name(at, end));
			*text = span_between(span_end(*name), end);
			return true;
		}
		at = *at == '"' ? span_behind_quotes(at, end) : at + 1;
	}
	return false;
}
