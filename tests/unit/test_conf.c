/* Flat `key = value` files. */
#include "base/file.h"
#include "base/conf.h"

#include "tap.h"

#include <stdlib.h>
#include <unistd.h>

static const struct {
	const char *bytes, *sentence, *key, *wanted;
} values[] = {
	{"title = A counter\n", "a value is what stands after the sign", "title", "A counter"},
	{"  title\t= \tA  counter \r\n", "blanks at both ends are dropped, those inside are kept",
		"title", "A  counter"},
	{"title=A", "the last line needs no newline", "title", "A"},
	{"CC := clang\n", "`:=` is read like `=`", "CC", "clang"},
	{"flags = -DA=1 -DB=2\n", "a value may hold the sign", "flags", "-DA=1 -DB=2"},
	{"a = 1 # one\n", "a comment may follow a value and a blank", "a", "1"},
	{"a = 1\v# one\n", "whatever kind of blank it is", "a", "1"},
	{"a = x#y\n", "a hash inside a word is a hash", "a", "x#y"},
	{"a = # nothing\n", "a value may be empty", "a", ""},
	{"# a = 1\n\n \t\nb.c_d-9 = 2\n", "comments and empty lines are passed over", "b.c_d-9",
		"2"},
	{"# a = 1\n", "a key in a comment is none", "a", NULL},
	{"a = \"q\"\n", "there is no quoting", "a", "\"q\""},
	{"a = na\xc3\xafve\n", "a value may hold any letter", "a", "na\xc3\xafve"},
	{"", "an empty file has no keys", "a", NULL},
};

static const struct {
	const char *bytes, *sentence, *wanted;
} complaints[] = {
	{"a = 1\nb\n", "a line without a sign is named", "f:2: expected `key = value`, found `b`"},
	{"= 1\n", "a line without a key is named",
		"f:1: `` is not a key: use letters, digits and . _ -"},
	{"a b = 1\n", "a key has no blanks",
		"f:1: `a b` is not a key: use letters, digits and . _ -"},
	{"a = 1\n\na = 2\n", "a key stands once", "f:3: `a` is set twice, first on line 1"},
};

static void value_tests(struct tap *tap)
{
	for (size_t i = 0; i < sizeof values / sizeof values[0]; i++) {
		struct conf conf;
		struct text complaint = {0};

		conf_parse(&conf, "f", values[i].bytes, strlen(values[i].bytes), &complaint);
		tap_string(tap,
			complaint.length ? text_string(&complaint) : conf_get(&conf, values[i].key),
			values[i].wanted, values[i].sentence);
		conf_release(&conf);
		text_release(&complaint);
	}
}

static void complaint_test(
	struct tap *tap, const char *bytes, size_t length, const char *wanted, const char *sentence)
{
	struct text complaint = {0};
	struct conf conf;

	if (conf_parse(&conf, "f", bytes, length, &complaint))
		text_add(&complaint, "no complaint");
	tap_string(tap, text_string(&complaint), wanted, sentence);
	conf_release(&conf);
	text_release(&complaint);
}

static void long_line_test(struct tap *tap)
{
	struct text line = {0};

	text_add(&line, "a = ");
	while (line.length < CONF_LONGEST_LINE)
		text_add(&line, "x");
	complaint_test(tap, line.bytes, line.length, "f:1: the line is longer than 8191 bytes",
		"a line that is too long is named");
	text_release(&line);
}

static void number_tests(struct tap *tap)
{
	static const char bytes[] = "n = 42\nminus = -3\nword = x\nhalf = 4x\nnone =\n"
				    "huge = 99999999999999999999\n";
	struct text complaint = {0};
	struct conf conf;

	conf_parse(&conf, "f", bytes, sizeof bytes - 1, &complaint);
	tap_number(tap, conf_number(&conf, "n", 7), 42, "a number is read");
	tap_number(tap, conf_number(&conf, "minus", 7), -3, "a number may be negative");
	tap_number(tap, conf_number(&conf, "word", 7), 7, "a word gives the fallback");
	tap_number(tap, conf_number(&conf, "half", 7), 7, "so does half a number");
	tap_number(tap, conf_number(&conf, "none", 7), 7, "so does nothing");
	tap_number(tap, conf_number(&conf, "huge", 7), 7, "so does what does not fit");
	tap_number(tap, conf_number(&conf, "absent", 7), 7, "so does a key that is not there");
	tap_string(tap, conf_get_or(&conf, "none", "f"), "f", "an empty value gives the fallback");
	tap_string(tap, conf_get_or(&conf, "word", "f"), "x", "another value does not");
	conf_release(&conf);
	text_release(&complaint);
}

static void write_tests(struct tap *tap, const char *path)
{
	struct conf conf = {0}, again;
	struct text complaint = {0};

	conf_set(&conf, "b", "2");
	conf_setf(&conf, "a", "%d and %s", 1, "more");
	conf_set(&conf, "b", "two\nlines\r");
	conf_set(&conf, "c", "");
	tap_number(tap, conf_write(&conf, path), 0, "a file is written");
	tap_ok(tap, conf_read(&again, path, &complaint), "and read");
	tap_number(tap, (long)again.count, 3, "with every key once");
	tap_string(tap, conf_get(&again, "a"), "1 and more", "a formatted value comes back");
	tap_string(tap, conf_get(&again, "b"), "two lines", "a value replaced and on one line");
	tap_string(tap, conf_get(&again, "c"), "", "an empty value comes back");
	conf_release(&conf);
	conf_release(&again);
	text_release(&complaint);
}

static void read_tests(struct tap *tap, const char *folder, const char *path)
{
	struct text complaint = {0}, large = {0};
	struct conf conf;

	unlink(path);
	tap_ok(tap, !conf_read(&conf, path, &complaint) && strstr(complaint.bytes, "No such file"),
		"a missing file is named");
	conf_release(&conf);
	text_clear(&complaint);
	tap_ok(tap,
		!conf_read(&conf, folder, &complaint) && strstr(complaint.bytes, "not a regular"),
		"a folder is no file");
	conf_release(&conf);
	text_clear(&complaint);
	while (large.length <= CONF_LARGEST)
		text_add(&large, "# filler\n");
	file_write(path, large.bytes, large.length);
	tap_ok(tap, !conf_read(&conf, path, &complaint), "a file that is too large is refused");
	conf_release(&conf);
	unlink(path);
	text_clear(&complaint);
	tap_ok(tap, symlink("/etc/passwd", path) == 0 && !conf_read(&conf, path, &complaint),
		"a symbolic link is not followed");
	conf_release(&conf);
	text_release(&complaint);
	text_release(&large);
}

int main(void)
{
	enum { VALUES = sizeof values / sizeof values[0] };
	enum { COMPLAINTS = sizeof complaints / sizeof complaints[0] };
	char folder[] = "/tmp/test_conf.XXXXXX";
	struct tap tap = tap_plan(VALUES + COMPLAINTS + 21);
	char *path = mkdtemp(folder) ? text_format("%s/lab.conf", folder) : NULL;

	if (!path)
		return 1;
	value_tests(&tap);
	for (int i = 0; i < COMPLAINTS; i++)
		complaint_test(&tap, complaints[i].bytes, strlen(complaints[i].bytes),
			complaints[i].wanted, complaints[i].sentence);
	complaint_test(&tap, "a = \0", 5,
		"f:1: the line contains a NUL byte; this is not a text file",
		"a NUL byte is named");
	long_line_test(&tap);
	number_tests(&tap);
	write_tests(&tap, path);
	read_tests(&tap, folder, path);
	remove_tree(folder);
	free(path);
	return tap_end(&tap);
}
