#include "export/plain.h"

#include "base/json.h"
#include "base/text.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

static unsigned long code_of(const char *at, size_t length)
{
	static const unsigned char masks[] = {0, 0x7f, 0x1f, 0x0f, 0x07};
	unsigned long code = (unsigned char)at[0] & masks[length];

	for (size_t i = 1; i < length; i++)
		code = code << 6 | ((unsigned char)at[i] & 0x3f);
	return code;
}

/* C0 and C1, marks and overrides of direction, invisible line ends, and what XML cannot hold. */
static bool is_harmful(unsigned long code)
{
	static const struct {
		unsigned long first, last;
	} ranges[] = {{0x00, 0x09}, {0x0b, 0x1f}, {0x7f, 0x9f}, {0x61c, 0x61c}, {0x200b, 0x200f},
		{0x2028, 0x202e}, {0x2060, 0x206f}, {0xfeff, 0xfeff}, {0xfff9, 0xfffb},
		{0xfffe, 0xffff}, {0xe0000, 0xe007f}};

	for (size_t i = 0; i < sizeof ranges / sizeof *ranges; i++)
		if (code >= ranges[i].first && code <= ranges[i].last)
			return true;
	return false;
}

static char *plain(const char *string)
{
	struct text text = {0};

	for (const char *at = string; *at;) {
		size_t length = text_utf8_length(at);

		if (text.length + length > PLAIN_LONGEST) {
			text_add(&text, " ...");
			break;
		}
		if (*at == '\t')
			text_add(&text, " ");
		else if (!length || is_harmful(code_of(at, length)))
			text_add(&text, "?");
		else
			text_add_bytes(&text, at, length);
		at += length ? length : 1;
	}
	return text_take(&text);
}

char *plain_line(const char *string)
{
	char *line = plain(string);

	for (char *at = line; (at = strchr(at, '\n'));)
		*at = ' ';
	return line;
}

static json_t *plain_string(const char *string)
{
	char *text = plain(string);
	json_t *json = json_clean(text);

	free(text);
	return json;
}

json_t *plain_json(const json_t *json)
{
	json_t *copy, *value;
	const char *key;
	size_t i;

	if (json_is_string(json))
		return plain_string(json_string_value(json));
	if (json_is_array(json)) {
		copy = json_array();
		json_array_foreach(json, i, value)
			json_array_append_new(copy, plain_json(value));
		return copy;
	}
	if (!json_is_object(json))
		return json_deep_copy(json);
	copy = json_object();
	json_object_foreach((json_t *)json, key, value) {
		char *name = plain_line(key);

		json_object_set_new(copy, name, plain_json(value));
		free(name);
	}
	return copy;
}
