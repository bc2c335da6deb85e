/* Files and folders, whole. */
#include "base/file.h"

#include "tap.h"

#include <errno.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

static void read_tests(struct tap *tap, const char *folder)
{
	char *path = text_format("%s/file", folder), *link = text_format("%s/link", folder);
	char *fifo = text_format("%s/fifo", folder);
	struct text text = {0};

	tap_number(tap, file_write(path, "a\0b", 3), 0, "a file is written");
	tap_number(tap, file_read(&text, path, 3), 0, "a file of just the limit is read");
	tap_ok(tap, text.length == 3 && memcmp(text.bytes, "a\0b", 3) == 0, "byte for byte");
	text_clear(&text);
	tap_number(tap, file_read(&text, path, 2), EFBIG, "a longer file is refused");
	tap_number(tap, file_read(&text, folder, 99), EINVAL, "a folder is refused");
	tap_number(tap, symlink(path, link) ? 1 : file_read(&text, link, 99), ELOOP,
		"a link is not followed");
	tap_number(tap, mkfifo(fifo, 0600) ? 1 : file_read(&text, fifo, 99), EINVAL,
		"a pipe that nobody writes to does not hang");
	unlink(path);
	tap_number(tap, file_read(&text, path, 99), ENOENT, "a missing file is told");
	text_release(&text);
	free(path);
	free(link);
	free(fifo);
}

static void copy_tests(struct tap *tap, const char *folder)
{
	char *from = text_format("%s/from", folder), *to = text_format("%s/to", folder);
	struct text text = {0};
	struct stat status;

	file_write(from, "text", 4);
	chmod(from, 0750);
	tap_number(tap, file_copy(from, to), 0, "a file is copied");
	tap_ok(tap, stat(to, &status) == 0 && (status.st_mode & 0777) == 0750,
		"with its permissions");
	tap_ok(tap, file_read(&text, to, 9) == 0 && strcmp(text.bytes, "text") == 0,
		"and its bytes");
	tap_number(tap, file_write("/nowhere/file", "x", 1), ENOENT, "a missing folder is told");
	free(from);
	free(to);
	text_release(&text);
}

static void resolved_test(struct tap *tap, const char *folder, const char *path, const char *wanted,
	const char *sentence)
{
	char *whole = text_format("%s/%s", folder, path), *resolved = path_resolved(whole);
	size_t length = strlen(folder);

	tap_string(tap, resolved && text_starts(resolved, folder) ? resolved + length : resolved,
		wanted, sentence);
	free(resolved);
	free(whole);
}

static void resolved_tests(struct tap *tap, const char *folder)
{
	char *deep = text_format("%s/real/deep", folder), *link = text_format("%s/short", folder);
	char *file = text_format("%s/plain", folder), *here;

	make_directories(deep);
	tap_ok(tap, symlink(deep, link) == 0 && file_write(file, "x", 1) == 0, "links are made");
	resolved_test(tap, folder, "real/../real//deep/", "/real/deep", "a path without detours");
	resolved_test(tap, folder, "short", "/real/deep", "and without links");
	resolved_test(tap, folder, "short/new/a", "/real/deep/new/a", "of what is not there yet");
	resolved_test(tap, folder, "short/../new", "/real/new", "above a link's folder");
	resolved_test(tap, folder, "new/../short", NULL, "but not above what is not there");
	resolved_test(tap, folder, "plain/new", NULL, "nor in a file");
	here = path_resolved("not-there");
	tap_ok(tap, here && *here == '/' && text_ends(here, "/not-there"), "or here");
	free(here);
	here = path_resolved("/not-there");
	tap_string(tap, here, "/not-there", "or in the root");
	free(here);
	tap_number(tap, try_make_directories(deep), 0, "a folder may be there");
	tap_number(tap, try_make_directories(file), ENOTDIR, "a file may not");
	tap_number(tap, try_make_directories(""), ENOENT, "no name is none");
	free(file);
	free(link);
	free(deep);
}

static void tree_tests(struct tap *tap, const char *folder)
{
	char *deep = text_format("%s/tree/a/b", folder), *top = text_format("%s/tree", folder);
	char *kept = text_format("%s/kept", folder), *link = text_format("%s/tree/a/link", folder);

	make_directories(deep);
	make_directories(deep);
	tap_ok(tap, is_directory(deep), "folders are made, and may be there already");
	file_write(kept, "x", 1);
	tap_ok(tap, !is_directory(kept) && file_exists(kept), "a file is no folder");
	tap_number(tap, symlink(folder, link) ? 1 : remove_tree(top), 0, "a tree is removed");
	tap_ok(tap, !file_exists(top) && file_exists(kept), "and what its links point at is not");
	tap_number(tap, remove_tree(top), 0, "a tree that is not there is removed already");
	free(deep);
	free(top);
	free(kept);
	free(link);
}

static void line_tests(struct tap *tap, const char *folder)
{
	char *path = text_format("%s/lines", folder), *other = text_format("%s/other", folder);
	char *second, *last, *none;

	file_write(path, "one\n\t two \nthree", 16);
	second = file_line(path, 2, 99);
	last = file_line(path, 3, 99);
	none = file_line(path, 4, 99);
	tap_string(tap, second, "two", "a line comes without its blanks");
	tap_string(tap, last, "three", "the last one needs no newline");
	tap_ok(tap, !none && !file_line(path, 0, 99),
		"there is no line behind the last, nor a line 0");
	tap_ok(tap, !file_line(other, 1, 99), "nor a line in a file that is not there");
	file_copy(path, other);
	tap_ok(tap, file_same(path, other, 99), "two files of the same bytes are the same");
	file_write(other, "one\n\t two \nthre\0", 16);
	tap_ok(tap, !file_same(path, other, 99), "one byte makes them differ");
	unlink(other);
	tap_ok(tap, !file_same(path, other, 99), "and nothing is the same as a missing file");
	free(second);
	free(last);
	free(path);
	free(other);
}

int main(void)
{
	char folder[] = "/tmp/test_file.XXXXXX";
	struct tap tap = tap_plan(36);

	if (!mkdtemp(folder))
		return 1;
	read_tests(&tap, folder);
	copy_tests(&tap, folder);
	resolved_tests(&tap, folder);
	tree_tests(&tap, folder);
	line_tests(&tap, folder);
	remove_tree(folder);
	return tap_end(&tap);
}
