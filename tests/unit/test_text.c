/* Growing strings, and the string and file helpers. */
#include "base/text.h"

#include "tap.h"

#include <errno.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

static void text_tests(struct tap *tap)
{
	struct text text = {0};
	char *taken;

	tap_string(tap, text_string(&text), "", "a text that was never touched is empty");
	text_add(&text, "one");
	text_addf(&text, " %d %s", 2, "three");
	tap_string(tap, text_string(&text), "one 2 three", "text grows at its end");
	text_add_bytes(&text, "\0x", 2);
	tap_number(tap, (long)text.length, 13, "a NUL byte is a byte");
	tap_ok(tap, text.bytes[text.length] == '\0', "a NUL that is not counted ends it");
	text_clear(&text);
	tap_string(tap, text_string(&text), "", "a cleared text is empty");
	for (int i = 0; i < 10000; i++)
		text_add(&text, "x");
	tap_number(tap, (long)strlen(text_string(&text)), 10000, "text grows as far as it must");
	taken = text_take(&text);
	tap_ok(tap, taken[9999] == 'x' && !text.bytes && !text.length, "taking leaves it empty");
	free(taken);
	taken = text_take(&text);
	tap_string(tap, taken, "", "an empty text gives an empty string");
	free(taken);
	text_release(&text);
}

static void array_test(struct tap *tap)
{
	size_t count = 0;
	int *numbers = NULL;
	bool good = true;

	for (; count < 1000; count++) {
		numbers = grown(numbers, count, sizeof *numbers);
		numbers[count] = (int)count;
	}
	for (size_t i = 0; i < count; i++)
		good &= numbers[i] == (int)i;
	tap_ok(tap, good, "an array keeps its elements while it grows");
	free(numbers);
	numbers = zeroed(4, sizeof *numbers);
	tap_ok(tap, !numbers[0] && !numbers[3], "zeroed memory is zero");
	free(numbers);
}

static void word_tests(struct tap *tap)
{
	char blanks[] = " \t a b\r\n", none[] = "  ", word[4];
	const char *list = " one,two  three";

	tap_ok(tap, text_starts("abc", "ab") && !text_starts("a", "ab"), "a prefix is recognised");
	tap_ok(tap, text_ends("abc", "bc") && !text_ends("c", "bc"), "a suffix is recognised");
	tap_ok(tap, text_has_word("a bc,d", "bc"), "a word is found between blanks and commas");
	tap_ok(tap, !text_has_word("a bc", "b"), "a part of a word is not");
	tap_ok(tap, !text_has_word(NULL, "b") && !text_has_word("", "b"), "no list holds no word");
	tap_ok(tap, text_next_word(&list, word, sizeof word) && strcmp(word, "one") == 0,
		"words come in turn");
	tap_ok(tap, text_next_word(&list, word, sizeof word) && strcmp(word, "two") == 0,
		"whatever stands between them");
	tap_ok(tap, text_next_word(&list, word, sizeof word) && strcmp(word, "thr") == 0,
		"a word too long for its room is cut");
	tap_ok(tap, !text_next_word(&list, word, sizeof word), "until there are no more");
	tap_string(tap, text_trim(blanks), "a b", "blanks are trimmed at both ends");
	tap_string(tap, text_trim(none), "", "nothing but blanks is nothing");
}

static void distance_tests(struct tap *tap)
{
	char large[200];

	memset(large, 'x', sizeof large - 1);
	large[sizeof large - 1] = '\0';
	tap_number(tap, text_distance("race", "race"), 0, "a word is no edit away from itself");
	tap_number(tap, text_distance("detcet", "detect"), 2, "two letters changed are two edits");
	tap_number(tap, text_distance("kitten", "sitting"), 3, "edits of every kind are counted");
	tap_number(tap, text_distance("", "abc"), 3, "letters to add are counted");
	tap_number(tap, text_distance("abc", ""), 3, "letters to remove are counted");
	tap_number(tap, text_distance(large, "x"), 64, "long words are far from everything");
}

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

int main(void)
{
	char folder[] = "/tmp/test_text.XXXXXX";
	struct tap tap = tap_plan(44);

	if (!mkdtemp(folder))
		return 1;
	text_tests(&tap);
	array_test(&tap);
	word_tests(&tap);
	distance_tests(&tap);
	read_tests(&tap, folder);
	copy_tests(&tap, folder);
	tree_tests(&tap, folder);
	remove_tree(folder);
	return tap_end(&tap);
}
