/* Growing strings, and the helpers for words. */
#include "base/memory.h"
#include "base/text.h"

#include "tap.h"

#include <stdlib.h>

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
	char blanks[] = " \t a b\r\n", none[] = "  ", word[4], longer[601] = "", other[601] = "";
	const char *list = " one,two  three";

	tap_ok(tap, text_starts("abc", "ab") && !text_starts("a", "ab"), "a prefix is recognised");
	tap_ok(tap, text_ends("abc", "bc") && !text_ends("c", "bc"), "a suffix is recognised");
	tap_ok(tap, text_has_word("a bc,d", "bc"), "a word is found between blanks and commas");
	tap_ok(tap, !text_has_word("a bc", "b"), "a part of a word is not");
	memset(longer, 'x', 600);
	memset(other, 'x', 600);
	other[599] = 'y';
	tap_ok(tap, text_has_word(longer, longer) && !text_has_word(longer, other),
		"a long word is compared to its end");
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

static void printable_test(struct tap *tap, const char *bytes, size_t length, size_t most,
	const char *wanted, const char *sentence)
{
	char *shown = text_printable(bytes, length, most);

	tap_string(tap, shown, wanted, sentence);
	free(shown);
}

static void printable_tests(struct tap *tap)
{
	printable_test(tap, "", 0, 9, "", "nothing is shown as nothing");
	printable_test(tap, "x = 1\n", 6, 9, "x = 1\n", "ASCII as it is, and newlines");
	printable_test(tap, "gr\303\266\303\237e \342\202\254 \360\237\230\200", 16, 16,
		"gr\303\266\303\237e \342\202\254 \360\237\230\200",
		"characters of two, three and four bytes");
	printable_test(tap, "\303\266\303\266\303\266", 6, 2, "\303\266\303\266",
		"and none is cut in two");
	printable_test(tap, "a\0b\033[2J\177\r", 9, 99, "a?b?[2J??", "not control characters");
	printable_test(
		tap, "\302\233\302\205\302\240", 6, 99, "??\302\240", "nor those of Latin-1");
	printable_test(
		tap, "\377\303\355\240\200\300\200", 7, 99, "???????", "nor what is not UTF-8");
	printable_test(tap, "a\342\202\254", 3, 99, "a??", "nor half a character at the end");
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

static void shell_test(struct tap *tap, const char *word, const char *wanted, const char *sentence)
{
	char *quoted = text_shell_word(word);

	tap_string(tap, quoted, wanted, sentence);
	free(quoted);
}

static void shell_tests(struct tap *tap)
{
	shell_test(tap, "/a/b-1.c", "/a/b-1.c", "a plain path needs no quotes");
	shell_test(tap, "/a b/$c", "'/a b/$c'", "blanks and dollars do");
	shell_test(tap, "it's", "'it'\\''s'", "a quote is taken out of the quotes");
	shell_test(tap, "", "''", "an empty word is a word");
}

int main(void)
{
	struct tap tap = tap_plan(40);

	text_tests(&tap);
	array_test(&tap);
	word_tests(&tap);
	printable_tests(&tap);
	distance_tests(&tap);
	shell_tests(&tap);
	return tap_end(&tap);
}
