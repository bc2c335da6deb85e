/*
 * One mark of the gradebook. A recorded result.json is read as it is, and then changed byte by byte
 * at random, from a printed seed: what was changed has no points.
 */
#include "base/file.h"
#include "base/folder.h"
#include "course/mark.h"

#include "dice.h"
#include "tap.h"

#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

static const char lab[] = "02-accumulator";

struct desk {
	struct names strings;
	struct text recorded;
	char *path;
	int folder;
};

static void read_again(struct desk *desk, struct mark *mark)
{
	*mark = (struct mark){0};
	mark_read(mark, &desk->strings, desk->folder, lab);
}

static void put(const struct desk *desk, const char *bytes, size_t length)
{
	folder_put(desk->folder, "result.json", bytes, length);
}

/* What the mark says when this stands in result.json. */
static void says(struct tap *tap, struct desk *desk, const char *bytes, const char *wanted)
{
	struct mark mark;

	put(desk, bytes, strlen(bytes));
	read_again(desk, &mark);
	tap_ok(tap,
		mark.kind == MARK_UNREADABLE && mark.points == 0 && !mark.check_count &&
			strstr(mark.reason, wanted),
		wanted);
	if (mark.kind != MARK_UNREADABLE || !strstr(mark.reason, wanted))
		tap_note("reason", mark.reason);
	mark_release(&mark);
}

static void recorded_tests(struct tap *tap, struct desk *desk)
{
	struct mark mark;

	put(desk, text_string(&desk->recorded), desk->recorded.length);
	read_again(desk, &mark);
	tap_ok(tap, mark.kind == MARK_JUDGED && mark.verdict == VERDICT_SERIAL, "the verdict");
	tap_number(tap, mark.points, 9, "the points");
	tap_number(tap, mark.possible, 16, "of how many");
	tap_number(tap, (long)mark.check_count, 10, "the checks of the rubric");
	tap_string(tap, mark.checks[7].verdict, "serial", "a failed check and its verdict");
	tap_string(tap, mark.checks[8].needs, "work", "a skipped one and what it needs");
	tap_ok(tap, !mark.overruled && !mark.line_count,
		"nobody has overruled it, no line is told");
	mark_release(&mark);
	mark = (struct mark){0};
	mark_read(&mark, &desk->strings, desk->folder, "03-bounded-buffer");
	tap_ok(tap, mark.kind == MARK_UNREADABLE, "it is no result of another lab");
	mark_release(&mark);
}

static void broken_tests(struct tap *tap, struct desk *desk)
{
	struct text large = {0}, deep = {0};

	says(tap, desk, "", "is no JSON");
	says(tap, desk, "[1]", "no JSON object");
	says(tap, desk, "{\"schema\": 1}", "no result of this racelab");
	says(tap, desk, "{\"schema\": 2, \"result\": {}}", "no result of this racelab");
	says(tap, desk, "{\"schema\": 1, \"result\": [1]}", "no result of this racelab");
	says(tap, desk, "{\"schema\": 1, \"result\": {\"lab\": 2}}", "another lab");
	says(tap, desk, "{\"schema\": 1, \"schema\": 1, \"result\": {}}", "is no JSON");
	says(tap, desk,
		"{\"schema\": 1, \"result\": {\"lab\": \"02-accumulator\", \"verdict\": "
		"\"perfect\"}}",
		"verdict, reason or points");
	says(tap, desk,
		"{\"schema\": 1, \"result\": {\"lab\": \"02-accumulator\", \"verdict\": "
		"\"solved\", "
		"\"reason\": \"r\", \"points\": 99999999999, \"possible\": 16}}",
		"verdict, reason or points");
	says(tap, desk,
		"{\"schema\": 1, \"result\": {\"lab\": \"02-accumulator\", \"verdict\": "
		"\"solved\", "
		"\"reason\": \"r\", \"points\": 16, \"possible\": 16, \"checks\": []}}",
		"digest does not fit");
	for (int i = 0; i < MARK_LARGEST; i++)
		text_add(&large, " ");
	text_add(&large, "{}");
	says(tap, desk, text_string(&large), "too large");
	for (int i = 0; i < 100000; i++)
		text_add(&deep, "{\"a\":");
	says(tap, desk, text_string(&deep), "is no JSON");
	text_release(&large);
	text_release(&deep);
}

static void kind_tests(struct tap *tap, struct desk *desk)
{
	struct mark mark;

	folder_remove(desk->folder, "result.json");
	read_again(desk, &mark);
	tap_ok(tap, mark.kind == MARK_UNREADABLE && strstr(mark.reason, "missing"),
		"no file at all");
	mark_release(&mark);
	symlinkat("/etc/passwd", desk->folder, "result.json");
	read_again(desk, &mark);
	tap_ok(tap, mark.kind == MARK_UNREADABLE && strstr(mark.reason, "symbolic link"), "a link");
	mark_release(&mark);
	folder_remove(desk->folder, "result.json");
	close(folder_enter(desk->folder, "result.json", true));
	read_again(desk, &mark);
	tap_ok(tap, mark.kind == MARK_UNREADABLE, "a folder");
	mark_release(&mark);
	unlinkat(desk->folder, "result.json", AT_REMOVEDIR);
}

static void random_tests(struct tap *tap, struct desk *desk)
{
	enum { TRIES = 300 };
	struct dice dice = dice_seeded();
	int believed = 0;

	for (int i = 0; i < TRIES; i++) {
		struct text changed = {0};
		struct mark mark;

		text_add_bytes(&changed, text_string(&desk->recorded), desk->recorded.length);
		for (int j = 1 + (int)dice_roll(&dice, 3); j > 0; j--)
			changed.bytes[dice_roll(&dice, changed.length)] =
				(char)(dice_roll(&dice, 256));
		if (dice_roll(&dice, 5) == 0)
			changed.length = dice_roll(&dice, changed.length);
		put(desk, changed.bytes, changed.length);
		read_again(desk, &mark);
		/* Blanks between the tokens are nobody's business. */
		believed += mark.kind == MARK_JUDGED &&
			    (mark.points != 9 || mark.verdict != VERDICT_SERIAL);
		mark_release(&mark);
		text_release(&changed);
	}
	tap_number(tap, believed, 0, "what was changed is never believed");
}

static void overruled_tests(struct tap *tap, struct desk *desk)
{
	static const char word[] =
		"{\"verdict\": \"solved\", \"points\": 12, \"why\": \"I looked.\"}";
	static const char *const none[] = {"{}", "[]", "{\"verdict\": \"solved\", \"points\": 12}",
		"{\"verdict\": \"solved\", \"points\": \"12\", \"why\": \"x\"}",
		"{\"verdict\": \"good\", \"points\": 12, \"why\": \"x\"}",
		"{\"verdict\": \"solved\", \"points\": -1, \"why\": \"x\"}"};
	struct mark mark;
	int taken = 0;

	put(desk, text_string(&desk->recorded), desk->recorded.length);
	read_again(desk, &mark);
	for (size_t i = 0; i < sizeof none / sizeof *none; i++) {
		folder_put(desk->folder, "word.json", none[i], strlen(none[i]));
		taken += mark_overrule(&mark, &desk->strings, desk->folder, "word.json");
	}
	tap_number(tap, taken, 0, "a word that is none overrules nothing");
	folder_put(desk->folder, "word.json", word, strlen(word));
	tap_ok(tap, mark_overrule(&mark, &desk->strings, desk->folder, "word.json"), "a word does");
	tap_ok(tap, mark.verdict == VERDICT_SOLVED && mark.points == 12,
		"verdict and points are its");
	tap_string(tap, mark.overruled->was, "serial", "what it was is kept");
	tap_number(tap, mark.overruled->was_points, 9, "with its points");
	mark_release(&mark);
}

int main(int count, char **words)
{
	struct tap tap = tap_plan(30);
	char folder[] = "/tmp/test_mark.XXXXXX";
	struct desk desk = {.path = mkdtemp(folder)};
	char *sample = text_format("%s/graded/serial.json", count > 1 ? words[1] : ".");

	desk.folder = folder_open(desk.path, false);
	tap_ok(&tap, desk.folder >= 0 && file_read(&desk.recorded, sample, MARK_LARGEST) == 0,
		"the recorded result is there");
	recorded_tests(&tap, &desk);
	broken_tests(&tap, &desk);
	kind_tests(&tap, &desk);
	random_tests(&tap, &desk);
	overruled_tests(&tap, &desk);
	close(desk.folder);
	remove_tree(desk.path);
	text_release(&desk.recorded);
	names_release(&desk.strings);
	free(sample);
	return tap_end(&tap);
}
