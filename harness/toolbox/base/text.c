#include "base/text.h"

#include "base/fault.h"

#include <ctype.h>
#include <limits.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void text_reserve(struct text *text, size_t more)
{
	size_t wanted = text->length + more + 1;
	char *larger;

	if (text->bytes && wanted <= text->capacity)
		return;
	text->capacity = wanted < 64 ? 64 : wanted * 2;
	larger = realloc(text->bytes, text->capacity);
	if (!larger)
		die(EXIT_OUR_FAULT, "out of memory");
	text->bytes = larger;
}

void text_add_bytes(struct text *text, const char *bytes, size_t length)
{
	text_reserve(text, length);
	if (length)
		memcpy(text->bytes + text->length, bytes, length);
	text->length += length;
	text->bytes[text->length] = '\0';
}

void text_add(struct text *text, const char *string)
{
	text_add_bytes(text, string, strlen(string));
}

static void text_addv(struct text *text, const char *format, va_list arguments)
{
	va_list again;
	int length;

	va_copy(again, arguments);
	length = vsnprintf(NULL, 0, format, again);
	va_end(again);
	if (length < 0)
		bug("a format string cannot be printed: %s", format);
	text_reserve(text, (size_t)length);
	vsnprintf(text->bytes + text->length, (size_t)length + 1, format, arguments);
	text->length += (size_t)length;
}

void text_addf(struct text *text, const char *format, ...)
{
	va_list arguments;

	va_start(arguments, format);
	text_addv(text, format, arguments);
	va_end(arguments);
}

void text_clear(struct text *text)
{
	text->length = 0;
	if (text->bytes)
		text->bytes[0] = '\0';
}

void text_release(struct text *text)
{
	free(text->bytes);
	*text = (struct text){0};
}

const char *text_string(const struct text *text)
{
	return text->bytes ? text->bytes : "";
}

char *text_take(struct text *text)
{
	char *bytes = text->bytes ? text->bytes : text_copy("");

	*text = (struct text){0};
	return bytes;
}

char *text_format(const char *format, ...)
{
	struct text text = {0};
	va_list arguments;

	va_start(arguments, format);
	text_addv(&text, format, arguments);
	va_end(arguments);
	return text_take(&text);
}

char *text_copy(const char *string)
{
	char *copy = string ? strdup(string) : NULL;

	if (string && !copy)
		die(EXIT_OUR_FAULT, "out of memory");
	return copy;
}

bool text_starts(const char *string, const char *prefix)
{
	return strncmp(string, prefix, strlen(prefix)) == 0;
}

bool text_ends(const char *string, const char *suffix)
{
	size_t length = strlen(string), wanted = strlen(suffix);

	return length >= wanted && strcmp(string + length - wanted, suffix) == 0;
}

size_t text_word(const char **list, const char *separators)
{
	if (!*list)
		return 0;
	*list += strspn(*list, separators);
	return strcspn(*list, separators);
}

static bool next_word(const char **list, const char *separators, char *word, size_t size)
{
	size_t length = text_word(list, separators);

	if (length == 0)
		return false;
	snprintf(word, size, "%.*s", (int)length, *list);
	*list += length;
	return true;
}

bool text_next_word(const char **list, char *word, size_t size)
{
	return next_word(list, " ,\t", word, size);
}

bool text_next_blank_word(const char **list, char *word, size_t size)
{
	return next_word(list, " \t", word, size);
}

char *text_copy_blank_word(const char **list)
{
	size_t length = text_word(list, " \t");
	char *word;

	if (length == 0)
		return NULL;
	word = text_format("%.*s", (int)length, *list);
	*list += length;
	return word;
}

bool text_has_word(const char *list, const char *word)
{
	size_t length = strlen(word), width;

	while ((width = text_word(&list, " ,\t"))) {
		if (width == length && memcmp(list, word, length) == 0)
			return true;
		list += width;
	}
	return false;
}

char *text_trim(char *string)
{
	static const char blanks[] = " \t\r\n\v\f";
	size_t length;

	string += strspn(string, blanks);
	length = strlen(string);
	while (length && strchr(blanks, string[length - 1]))
		string[--length] = '\0';
	return string;
}

char *text_shell_word(const char *word)
{
	static const char plain[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
				    "0123456789_./:=,+@%-";
	struct text quoted = {0};

	if (*word && strspn(word, plain) == strlen(word))
		return text_copy(word);
	text_add(&quoted, "'");
	for (; *word; word++)
		if (*word == '\'')
			text_add(&quoted, "'\\''");
		else
			text_add_bytes(&quoted, word, 1);
	text_add(&quoted, "'");
	return text_take(&quoted);
}

size_t text_utf8_length(const char *string)
{
	/* The second byte's range excludes overlong forms, surrogates, and past U+10FFFF. */
	const unsigned char *bytes = (const unsigned char *)string;
	unsigned char first = bytes[0], low = 0x80, high = 0xbf;
	size_t length;

	if (first < 0x80)
		return 1;
	if (first >= 0xc2 && first <= 0xdf)
		length = 2;
	else if (first >= 0xe0 && first <= 0xef)
		length = 3;
	else if (first >= 0xf0 && first <= 0xf4)
		length = 4;
	else
		return 0;
	if (first == 0xe0)
		low = 0xa0;
	else if (first == 0xed)
		high = 0x9f;
	else if (first == 0xf0)
		low = 0x90;
	else if (first == 0xf4)
		high = 0x8f;
	if (bytes[1] < low || bytes[1] > high)
		return 0;
	for (size_t i = 2; i < length; i++)
		if (bytes[i] < 0x80 || bytes[i] > 0xbf)
			return 0;
	return length;
}

/* Of ASCII or Latin-1, which ends at U+009F; `width` is the character's. */
static bool is_control(const char *character, size_t width)
{
	unsigned char first = (unsigned char)character[0];

	return (width == 1 && (first < 0x20 || first == 0x7f) && first != '\n') ||
	       (width == 2 && first == 0xc2 && (unsigned char)character[1] < 0xa0);
}

char *text_printable(const char *bytes, size_t length, size_t most)
{
	struct text copy = {0}, shown = {0};
	const char *at;

	/* A copy ends with a NUL, past which text_utf8_length() does not read. */
	text_add_bytes(&copy, bytes, length);
	at = text_string(&copy);
	while (at < copy.bytes + length && most-- > 0) {
		size_t width = text_utf8_length(at);

		if (width == 0 || is_control(at, width))
			text_add(&shown, "?");
		else
			text_add_bytes(&shown, at, width);
		at += width ? width : 1;
	}
	text_release(&copy);
	return text_take(&shown);
}

int text_natural(const char *digits)
{
	int number = 0;

	for (; isdigit((unsigned char)*digits); digits++) {
		int digit = *digits - '0';

		if (number > (INT_MAX - digit) / 10)
			return 0;
		number = number * 10 + digit;
	}
	return number;
}

int text_distance(const char *one, const char *other)
{
	enum { LONGEST = 64 };
	int row[LONGEST + 1], width = (int)strlen(other);

	if (width > LONGEST || strlen(one) > LONGEST)
		return LONGEST;
	for (int x = 0; x <= width; x++)
		row[x] = x;
	for (int y = 1; one[y - 1]; y++) {
		int diagonal = row[0];

		row[0] = y;
		for (int x = 1; x <= width; x++) {
			int best = diagonal + (one[y - 1] != other[x - 1]);

			if (row[x] + 1 < best)
				best = row[x] + 1;
			if (row[x - 1] + 1 < best)
				best = row[x - 1] + 1;
			diagonal = row[x];
			row[x] = best;
		}
	}
	return row[width];
}
