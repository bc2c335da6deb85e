#include "base/json.h"

#include "base/fault.h"
#include "base/file.h"
#include "base/folder.h"

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>

json_t *json_clean(const char *bytes)
{
	char *clean = text_copy(bytes);
	json_t *json;

	for (char *byte = clean; *byte;) {
		size_t length = text_utf8_length(byte);

		if (length == 0)
			*byte = '?';
		byte += length ? length : 1;
	}
	json = json_string(clean);
	if (!json)
		bug("a string cannot be written as JSON: %s", clean);
	free(clean);
	return json;
}

void json_set_text(json_t *object, const char *key, const char *string)
{
	if (string)
		json_object_set_new(object, key, json_clean(string));
}

void json_set_number(json_t *object, const char *key, json_int_t number)
{
	json_object_set_new(object, key, json_integer(number));
}

long json_number(const json_t *object, const char *key, long missing)
{
	const json_t *value = json_object_get(object, key);

	return json_is_integer(value) ? (long)json_integer_value(value) : missing;
}

const char *json_text(const json_t *object, const char *key, const char *missing)
{
	const json_t *value = json_object_get(object, key);

	return json_is_string(value) ? json_string_value(value) : missing;
}

json_t *json_read_in(int folder, const char *name, size_t limit, int *problem, json_error_t *error)
{
	struct text bytes = {0};
	json_t *json = NULL;

	*problem = folder_read(&bytes, folder, name, limit);
	if (!*problem)
		json = json_loadb(text_string(&bytes), bytes.length, JSON_REJECT_DUPLICATES, error);
	text_release(&bytes);
	return json;
}

json_t *json_read(const char *path, size_t limit)
{
	int problem;

	return json_read_in(AT_FDCWD, path, limit, &problem, NULL);
}

int json_write(const json_t *json, const char *path, size_t flags)
{
	char *bytes = json_dumps(json, flags);
	int problem;

	if (!bytes)
		die(EXIT_OUR_FAULT, "out of memory");
	problem = file_write(path, bytes, strlen(bytes));
	free(bytes);
	return problem;
}
