/* What the exports share: harmless text, places in sentences, what a check has to say. */
#include "export/place.h"
#include "export/plain.h"
#include "export/say.h"
#include "tap.h"

#include <stdlib.h>

static void expect_plain(
	struct tap *tap, const char *given, const char *wanted, const char *sentence)
{
	char *line = plain_line(given);

	tap_string(tap, line, wanted, sentence);
	free(line);
}

static void plain_tests(struct tap *tap)
{
	char *longest = text_format("%*s", PLAIN_LONGEST + 100, "x");
	char *line = plain_line(longest);
	json_t *given = json_pack("{s:[s,i,n],s:b}", "a\tb", "one\ntwo\x1b", 7, "c", 1), *plain;

	expect_plain(tap, "a\tb\x01\x7f\nc", "a b?? c", "control characters are told, blanks stay");
	expect_plain(tap,
		"a\xe2\x80\xae"
		"b\xe2\x81\xa6",
		"a?b?", "nothing turns the text around");
	expect_plain(tap, "\xc3\xa9 \xf0\x9f\x98\x80", "\xc3\xa9 \xf0\x9f\x98\x80", "letters stay");
	expect_plain(tap, "a\xff\xc3", "a??", "what is no UTF-8 is told");
	tap_ok(tap, strlen(line) <= PLAIN_LONGEST + 4, "a long text is cut");
	plain = plain_json(given);
	tap_string(tap, json_string_value(json_array_get(json_object_get(plain, "a b"), 0)),
		"one\ntwo?", "names and strings are plain, and lines stay lines");
	tap_ok(tap,
		json_is_null(json_array_get(json_object_get(plain, "a b"), 2)) &&
			json_is_true(json_object_get(plain, "c")),
		"what is no text stays as it is");
	json_decref(given);
	json_decref(plain);
	free(line);
	free(longest);
}

static void expect_place(struct tap *tap, const struct exported *exported, const char *text,
	const char *wanted, const char *sentence)
{
	struct place place;
	struct text found = {0};

	while (place_next(exported, &text, &place))
		text_addf(&found, "%s:%ld ", place.file, place.line);
	tap_string(tap, text_string(&found), wanted, sentence);
	text_release(&found);
}

static void place_tests(struct tap *tap)
{
	struct exported exported = {0};

	conf_set(&exported.lab.conf, "edit", "a.c stats.c");
	expect_place(tap, &exported, "write in f() at a.c:24 and read at stats.c:3, and",
		"a.c:24 stats.c:3 ", "every place of a sentence is found");
	expect_place(tap, &exported, "a.c:1:9: error", "a.c:1 ", "a column is none");
	expect_place(tap, &exported, "main.c:7, xa.c:7, ../a.c:7", "", "other files are none");
	expect_place(tap, &exported, "a.c:0 a.c: a.c:x a.c:99999999999999999999 :5 a.c", "",
		"what is no line is none");
	expect_place(tap, &exported, "::::a.c:2`a.c:3'", "a.c:2 a.c:3 ", "marks are no names");
	conf_release(&exported.lab.conf);
}

static void expect_said(struct tap *tap, json_t *check, const char *wanted, const char *sentence)
{
	char *said = say_check(check);

	tap_string(tap, said, wanted, sentence);
	free(said);
	json_decref(check);
}

static void say_tests(struct tap *tap)
{
	struct exported exported = {.verdict = VERDICT_CANNOT_JUDGE, .possible = 16};
	json_t *check = json_pack("{s:i,s:i}", "points", 0, "possible", 2);
	char *verdict = say_verdict(&exported), *points = say_points(&exported, check);

	expect_said(tap, json_pack("{s:s}", "status", "passed"), "", "a pass says nothing");
	expect_said(tap,
		json_pack("{s:s,s:s,s:s}", "status", "failed", "message", "No.", "lesson", "Why."),
		"No.\nWhy.", "a failure says its message and its lesson");
	expect_said(tap, json_pack("{s:s,s:s}", "status", "skipped", "needs", "builds"),
		"Not judged: `builds` has to pass first.", "what waits says for what");
	expect_said(tap,
		json_pack("{s:s,s:s}", "status", "cannot-judge", "message", "lld is missing"),
		"Cannot judge. lld is missing", "what cannot be judged says so");
	tap_string(tap, verdict, "CANNOT JUDGE (not your fault)", "it has no points");
	tap_string(tap, points, "", "nor has any of its checks");
	free(verdict);
	free(points);
	json_decref(check);
}

int main(void)
{
	struct tap tap = tap_plan(18);

	plain_tests(&tap);
	place_tests(&tap);
	say_tests(&tap);
	return tap_end(&tap);
}
