#include "base/conf.h"

#include "base/file.h"
#include "base/memory.h"

#include <ctype.h>
#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static bool is_key_byte(char byte)
{
	return isalnum((unsigned char)byte) || strchr("._-", byte);
}

static struct conf_entry *find(const struct conf *conf, const char *key)
{
	for (size_t i = 0; i < conf->count; i++)
		if (strcmp(conf->entries[i].key, key) == 0)
			return &conf->entries[i];
	return NULL;
}

static void append(struct conf *conf, const char *key, const char *value, int line)
{
	conf->entries = grown(conf->entries, conf->count, sizeof *conf->entries);
	conf->entries[conf->count++] = (struct conf_entry){
		.key = text_copy(key),
		.value = text_copy(value),
		.line = line,
	};
}

static void cut_comment(char *value)
{
	for (char *hash = value; *hash; hash++)
		if (*hash == '#' && (hash == value || isspace((unsigned char)hash[-1]))) {
			*hash = '\0';
			return;
		}
}

static bool parse_line(struct conf *conf, char *line, int number, struct text *complaint)
{
	char *key = text_trim(line), *equals, *end;

	if (*key == '\0' || *key == '#')
		return true;
	equals = strchr(key, '=');
	if (!equals) {
		text_addf(complaint, "%s:%d: expected `key = value`, found `%.60s`", conf->name,
			number, key);
		return false;
	}
	*equals = '\0';
	if (equals > key && equals[-1] == ':')
		equals[-1] = '\0';
	key = text_trim(key);
	for (end = key; *end && is_key_byte(*end); end++)
		;
	if (end == key || *end) {
		text_addf(complaint, "%s:%d: `%.60s` is not a key: use letters, digits and . _ -",
			conf->name, number, key);
		return false;
	}
	if (find(conf, key)) {
		text_addf(complaint, "%s:%d: `%s` is set twice, first on line %d", conf->name,
			number, key, find(conf, key)->line);
		return false;
	}
	if (conf->count >= CONF_MOST) {
		text_addf(complaint, "%s:%d: more than %d keys", conf->name, number, CONF_MOST);
		return false;
	}
	cut_comment(equals + 1);
	append(conf, key, text_trim(equals + 1), number);
	return true;
}

bool conf_parse(struct conf *conf, const char *name, const char *bytes, size_t length,
	struct text *complaint)
{
	const char *end = bytes + length;
	int number = 0;

	*conf = (struct conf){.name = text_copy(name)};
	while (bytes < end) {
		const char *newline = memchr(bytes, '\n', (size_t)(end - bytes));
		size_t width = (size_t)((newline ? newline : end) - bytes);
		char line[CONF_LONGEST_LINE];

		number++;
		if (width >= sizeof line) {
			text_addf(complaint, "%s:%d: the line is longer than %d bytes", name,
				number, CONF_LONGEST_LINE - 1);
			return false;
		}
		if (memchr(bytes, '\0', width)) {
			text_addf(complaint,
				"%s:%d: the line contains a NUL byte; this is not a text file",
				name, number);
			return false;
		}
		memcpy(line, bytes, width);
		line[width] = '\0';
		if (!parse_line(conf, line, number, complaint))
			return false;
		bytes += width + (newline ? 1 : 0);
	}
	return true;
}

bool conf_read(struct conf *conf, const char *path, struct text *complaint)
{
	struct text text = {0};
	int problem = file_read(&text, path, CONF_LARGEST);
	bool good;

	if (problem) {
		*conf = (struct conf){.name = text_copy(path)};
		text_addf(complaint, "%s: %s", path,
			problem == EINVAL ? "not a regular file" : strerror(problem));
		good = false;
	} else {
		good = conf_parse(conf, path, text_string(&text), text.length, complaint);
	}
	text_release(&text);
	return good;
}

const char *conf_get(const struct conf *conf, const char *key)
{
	struct conf_entry *entry = find(conf, key);

	return entry ? entry->value : NULL;
}

const char *conf_get_or(const struct conf *conf, const char *key, const char *fallback)
{
	const char *value = conf_get(conf, key);

	return value && *value ? value : fallback;
}

long conf_number(const struct conf *conf, const char *key, long fallback)
{
	const char *value = conf_get(conf, key);
	char *end;
	long number;

	if (!value || !*value)
		return fallback;
	errno = 0;
	number = strtol(value, &end, 10);
	return *end || errno ? fallback : number;
}

void conf_set(struct conf *conf, const char *key, const char *value)
{
	struct conf_entry *entry = find(conf, key);

	if (entry) {
		free(entry->value);
		entry->value = text_copy(value);
	} else {
		append(conf, key, value, 0);
		entry = &conf->entries[conf->count - 1];
	}
	for (char *byte = entry->value; *byte; byte++) {
		if (*byte == '\n' || *byte == '\r')
			*byte = ' ';
		if (*byte == '#' && (byte == entry->value || isspace((unsigned char)byte[-1])))
			*byte = '*';
	}
}

void conf_setf(struct conf *conf, const char *key, const char *format, ...)
{
	va_list arguments;
	char *value = NULL;

	va_start(arguments, format);
	if (vasprintf(&value, format, arguments) >= 0)
		conf_set(conf, key, value);
	va_end(arguments);
	free(value);
}

void conf_set_first(struct conf *conf, const char *key, const char *value)
{
	if (!find(conf, key))
		conf_set(conf, key, value);
}

void conf_count(struct conf *conf, const char *format, ...)
{
	va_list arguments;
	char key[128];

	va_start(arguments, format);
	vsnprintf(key, sizeof key, format, arguments);
	va_end(arguments);
	conf_setf(conf, key, "%ld", conf_number(conf, key, 0) + 1);
}

int conf_write(const struct conf *conf, const char *path)
{
	struct text text = {0};
	int problem;

	for (size_t i = 0; i < conf->count; i++)
		text_addf(&text, "%s = %s\n", conf->entries[i].key, conf->entries[i].value);
	problem = file_write(path, text_string(&text), text.length);
	text_release(&text);
	return problem;
}

void conf_release(struct conf *conf)
{
	for (size_t i = 0; i < conf->count; i++) {
		free(conf->entries[i].key);
		free(conf->entries[i].value);
	}
	free(conf->entries);
	free(conf->name);
	*conf = (struct conf){0};
}
