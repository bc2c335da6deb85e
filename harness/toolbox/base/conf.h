/*
 * Flat `key = value` files: lab.conf, answers.conf, variants.mk, and the evidence files.
 *
 *   # a comment, on a line of its own
 *   key = value      # or after a value, if a blank precedes the '#'
 *
 * A key consists of letters, digits and `. _ -` and occurs once in a file. A value is the rest of
 * the line without the blanks at its ends; it may be empty. There is no quoting: what you see is
 * the value. `:=` is read as `=`, so that make can include such a file too.
 */
#ifndef CONF_H
#define CONF_H

#include "base/text.h"

struct conf_entry {
	char *key;
	char *value;
	int line;
};

struct conf {
	char *name; /* the file's name, for error messages */
	struct conf_entry *entries;
	size_t count;
};

/* The largest file and the longest line that are read, in bytes; the most keys. */
enum { CONF_LARGEST = 1 << 20, CONF_LONGEST_LINE = 8192, CONF_MOST = 4000 };

/*
 * Both initialise `conf` and return true, or false with one line in `complaint`:
 * "lab.conf:3: ...". Either way the caller releases `conf`.
 */
bool conf_parse(struct conf *conf, const char *name, const char *bytes, size_t length,
	struct text *complaint);
bool conf_read(struct conf *conf, const char *path, struct text *complaint);

/* NULL if the key is absent. */
const char *conf_get(const struct conf *conf, const char *key);
/* `fallback` if the key is absent or its value is empty. */
const char *conf_get_or(const struct conf *conf, const char *key, const char *fallback);
/* The same, and `fallback` if the value is not a number. */
long conf_number(const struct conf *conf, const char *key, long fallback);

/*
 * Adds a key or replaces its value. Bytes that conf_read() would not read back are replaced: a
 * newline by a blank, and a '#' that would begin a comment by a '*'.
 */
void conf_set(struct conf *conf, const char *key, const char *value);
void conf_setf(struct conf *conf, const char *key, const char *format, ...)
	__attribute__((format(printf, 3, 4)));
/* Leaves an existing value alone: a message quotes the first of several examples. */
void conf_set_first(struct conf *conf, const char *key, const char *value);
/* Adds one to the number under a key; an absent key counts from 0. */
void conf_count(struct conf *conf, const char *format, ...) __attribute__((format(printf, 2, 3)));
/* Returns 0 or an errno. */
int conf_write(const struct conf *conf, const char *path);
void conf_release(struct conf *conf);

#endif
