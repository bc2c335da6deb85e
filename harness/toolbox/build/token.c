#include "build/token.h"

#include "base/text.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

static bool is_word_byte(char byte)
{
	return isalnum((unsigned char)byte) || byte == '_' || byte == '.' || byte == '-' ||
	       byte == '$';
}

static enum token_kind kind_of(char sigil)
{
	switch (sigil) {
	case '@':
		return TOKEN_NAME;
	case '#':
		return TOKEN_GROUP;
	case '!':
		return TOKEN_NODE;
	default:
		return TOKEN_OTHER;
	}
}

/* Takes a string off `*line`, whose first byte is its quote. One without an end is the whole rest.
 */
static void take_string(const char **line, struct token *token)
{
	token->text = *line + 1;
	token->length = strcspn(token->text, "\"");
	*line = token->text + token->length;
	*line += **line == '"';
}

static void take_word(const char **line, struct token *token)
{
	token->text = *line;
	while (is_word_byte(**line))
		(*line)++;
	token->length = (size_t)(*line - token->text);
}

bool token_next(const char **line, struct token *token)
{
	const char *at = *line + strspn(*line, " \t");
	bool has_sigil = *at && strchr("@#!%$", *at) && (at[1] == '"' || is_word_byte(at[1]));

	*token = (struct token){.kind = TOKEN_OTHER, .text = at, .length = 1};
	if (!*at || *at == ';')
		return false;
	if (has_sigil)
		token->kind = kind_of(*at++);
	if (*at == '"') {
		token->kind = has_sigil ? token->kind : TOKEN_STRING;
		take_string(&at, token);
	} else if (at[0] == 'c' && at[1] == '"') {
		token->kind = TOKEN_STRING;
		at++;
		take_string(&at, token);
	} else if (is_word_byte(*at)) {
		token->kind = has_sigil ? token->kind : TOKEN_WORD;
		take_word(&at, token);
	} else {
		at++;
	}
	*line = at;
	return true;
}

bool token_is(const struct token *token, enum token_kind kind, const char *words)
{
	while (token->kind == kind && *words) {
		size_t length = strcspn(words, " ");

		if (length == token->length && memcmp(token->text, words, length) == 0)
			return true;
		words += length + strspn(words + length, " ");
	}
	return false;
}

char *token_name(const struct token *token)
{
	const char *at = token->text, *end = at + token->length;
	struct text name = {0};

	if (end - at >= 3 && text_starts(at, "\\01"))
		at += 3;
	while (at < end) {
		char digits[3] = {0};

		if (end - at >= 3 && *at == '\\' && strchr("89ABCDEF", at[1]) &&
			isxdigit((unsigned char)at[2])) {
			memcpy(digits, at + 1, 2);
			digits[0] = (char)strtoul(digits, NULL, 16);
			text_add_bytes(&name, digits, 1);
			at += 3;
		} else {
			text_add_bytes(&name, at++, 1);
		}
	}
	return text_take(&name);
}
