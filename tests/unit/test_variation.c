/* Choosing words by key and student, and telling a variation that does not fit its lab. */
#include "house/variation.h"

#include "base/file.h"
#include "tap.h"

#include <stdlib.h>
#include <unistd.h>

static const char rows[] = "title = T\nvary.name = i total sum\nvary.fault = as-is take\n";

static const struct {
	const char *sentence, *variation, *complaint;
} fits[] = {
	{"a word of each row fits", "name=total fault=take", ""},
	{"in any order", "fault=as-is name=i", ""},
	{"not without a row", "name=total", "02-x: `name=total` has no word for `vary.fault`"},
	{"nor with nothing", "", "02-x: `` has no word for `vary.name`"},
	{"nor with a word that is gone", "name=level fault=take",
		"02-x: `vary.name` of its lab.conf has no word `level`"},
	{"nor with part of one", "name=tot fault=take",
		"02-x: `vary.name` of its lab.conf has no word `tot`"},
	{"nor with a row that is gone", "name=i fault=take size=two",
		"02-x: `name=i fault=take size=two` has words for other rows than its lab.conf"},
};

static const struct {
	const char *sentence, *student;
	bool good;
} students[] = {
	{"a name", "Zo\303\253 O'Brien-Smith", true},
	{"nothing", "", false},
	{"blanks", "   ", false},
	{"two lines", "a\nb", false},
	{"a control character", "a\033[1m", false},
	{"what is no UTF-8", "a\377", false},
};

enum { FITS = sizeof fits / sizeof *fits, STUDENTS = sizeof students / sizeof *students };

static void test_choices(struct tap *tap, const struct lab *lab)
{
	enum { CLASS = 600 };
	struct variation_key key = {{1, 2, 3}}, other = {{1, 2, 4}};
	char *numbered[] = {
		variation_numbered(lab, 0), variation_numbered(lab, 1), variation_numbered(lab, 2)};
	int first = 0, same = 0;

	for (int i = 0; i < CLASS; i++) {
		char *student = text_format("%d", i);
		char *one = variation_choose(lab, &key, student);
		char *again = variation_choose(lab, &other, student);
		char *word = variation_word(one, "name");

		first += strcmp(word, "i") == 0;
		same += strcmp(one, again) == 0;
		free(word);
		free(again);
		free(one);
		free(student);
	}
	tap_ok(tap, first > CLASS / 4 && first < CLASS / 2, "each word of three has its third");
	tap_ok(tap, same > CLASS / 12 && same < CLASS / 3, "another key chooses by itself");
	tap_string(tap, numbered[0], "name=i fault=as-is", "number 0 is the lab as shipped");
	tap_string(tap, numbered[1], "name=total fault=take", "number 1 has the second words");
	tap_string(
		tap, numbered[2], "name=sum fault=as-is", "after the last the first comes again");
	for (size_t i = 0; i < 3; i++)
		free(numbered[i]);
}

static void test_key(struct tap *tap)
{
	char folder[] = "/tmp/variation.XXXXXX";
	struct variation_key one, other;
	struct text complaint = {0};
	bool good;

	if (!mkdtemp(folder) || chdir(folder) != 0)
		return;
	file_write("one", "0123456789abcdef", 16);
	file_write("other", "0123456789abcdef\n", 17);
	file_write("short", "0123456789abcde", 15);
	good = variation_key_read(&one, "one", &complaint) &&
	       variation_key_read(&other, "other", &complaint);
	tap_ok(tap, good && memcmp(&one, &other, sizeof one) != 0, "every byte of the file counts");
	good = variation_key_read(&one, "short", &complaint);
	tap_ok(tap,
		!good && text_starts(text_string(&complaint), "short: 15 bytes, and a key has 16"),
		"a short one is none");
	text_release(&complaint);
	remove_tree(folder);
}

int main(void)
{
	struct tap tap = tap_plan(FITS + STUDENTS + 7);
	struct lab lab = {.name = (char *)"02-x"};
	struct text complaint = {0};

	conf_parse(&lab.conf, "lab.conf", rows, strlen(rows), &complaint);
	for (size_t i = 0; i < FITS; i++) {
		variation_fits(&lab, fits[i].variation, &complaint);
		tap_string(&tap, text_string(&complaint), fits[i].complaint, fits[i].sentence);
		text_clear(&complaint);
	}
	for (size_t i = 0; i < STUDENTS; i++)
		tap_ok(&tap, variation_student_is_good(students[i].student) == students[i].good,
			students[i].sentence);
	test_choices(&tap, &lab);
	test_key(&tap);
	conf_release(&lab.conf);
	text_release(&complaint);
	return tap_end(&tap);
}
