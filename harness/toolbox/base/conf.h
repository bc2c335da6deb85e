/*
 * Flat `key = value` files: lab.conf, answers.conf, variants.mk, and the evidence files.
 *
 *   # a comment, on a line of its own
 *   key = value      # or after a value, when a blank stands before the '#'
 *
 * Keys are letters, digits and `. _ -`; a key stands once in a file. Values are one line;
 * blanks at both ends are dropped; a value may be empty. There is no quoting: what you
 * see is the value. `:=` is read like `=`, so that make can include such a file too.
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
	char *name; /* the file's name, for complaints */
	struct conf_entry *entries;
	size_t count;
};

/* Bytes of the longest file that is read, and of the longest line in it; the most keys. */
enum { CONF_LARGEST = 1 << 20, CONF_LONGEST_LINE = 8192, CONF_MOST = 4000 };

/*
 * Both return true, or false with one line in `complaint`: "lab.conf:3: ...". After either,
 * conf_release() is the caller's to call.
 */
bool conf_parse(struct conf *conf, const char *name, const char *bytes, size_t length,
	struct text *complaint);
bool conf_read(struct conf *conf, const char *path, struct text *complaint);

/* NULL when the key is not there. */
const char *conf_get(const struct conf *conf, const char *key);
/* `fallback` when the key is not there or its value is empty. */
const char *conf_get_or(const struct conf *conf, const char *key, const char *fallback);
long conf_number(const struct conf *conf, const char *key, long fallback);

/*
 * Adds a key, or replaces its value. What could not be read back is made harmless: a newline
 * becomes a blank, and a '#' that would begin a comment becomes a '*'.
 */
void conf_set(struct conf *conf, const char *key, const char *value);
void conf_setf(struct conf *conf, const char *key, const char *format, ...)
	__attribute__((format(printf, 3, 4)));
/* Keeps the value that is there: the first of several is the example that a message quotes. */
void conf_set_first(struct conf *conf, const char *key, const char *value);
/* Adds one to a number; a key that is not there counts from 0. */
void conf_count(struct conf *conf, const char *format, ...) __attribute__((format(printf, 2, 3)));
/* Returns 0 or an errno. */
int conf_write(const struct conf *conf, const char *path);
void conf_release(struct conf *conf);

#endif
