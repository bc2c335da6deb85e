#include "build/telltale.h"

#include "base/text.h"

#include <ctype.h>
#include <stdbool.h>
#include <stddef.h>
#include <string.h>

/*
 * variants.mk makes __builtin_constant_p() 0 for every source, as some use it in good faith. Where
 * the word is still there, somebody has undone that.
 */
static const char words[] = "__builtin_constant_p __builtin_object_size "
			    "__builtin_dynamic_object_size";

static bool in_word(char byte)
{
	return isalnum((unsigned char)byte) || byte == '_' || byte == '$';
}

/* Behind the quotes that begin at `at`. */
static const char *behind_quotes(const char *at)
{
	const char quote = *at++;

	while (*at && *at != quote && *at != '\n')
		at += *at == '\\' && at[1] ? 2 : 1;
	return *at == quote ? at + 1 : at;
}

static const char *known_word(const char *at, size_t length)
{
	for (const char *word = words; *word; word += *word == ' ') {
		size_t known = strcspn(word, " ");

		if (known == length && memcmp(word, at, length) == 0)
			return word;
		word += known;
	}
	return NULL;
}

const char *telltale_in(const char *preprocessed, int *line)
{
	const char *at = preprocessed;
	bool begins = true;

	*line = 1;
	while (*at) {
		size_t length = 0;

		if (begins && text_starts(at, "# ") && isdigit((unsigned char)at[2])) {
			*line = text_natural(at + 2) - 1;
			at += strcspn(at, "\n");
		}
		while (in_word(at[length]))
			length++;
		if (length && known_word(at, length))
			return known_word(at, length);
		begins = *at == '\n';
		*line += begins;
		at = *at == '"' || *at == '\'' ? behind_quotes(at)
					       : at + (length ? length : *at != 0);
	}
	return NULL;
}
