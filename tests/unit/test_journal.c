/*
 * The chain of a journal finds what was edited, cut, doubled or put in. At the end, any byte is
 * changed at random, from a printed seed: no change is missed.
 */
#include "base/file.h"
#include "base/folder.h"
#include "course/journal.h"

#include "dice.h"
#include "tap.h"

#include <errno.h>
#include <stdlib.h>
#include <unistd.h>

enum { LARGEST = 1 << 20, LINES = 4 };

static const char file_name[] = "journal.jsonl";

/* A journal, its bytes as they were written, and what was said about it last. */
struct desk {
	char path[64];
	struct course course;
	struct text whole;
	struct text told; /* "LINE: what;" */
	int faults;
};

static void take_fault(long number, const char *fault, void *context)
{
	struct desk *desk = context;

	desk->faults++;
	text_addf(&desk->told, "%ld: %s;", number, fault);
}

/* How many lines it has that can be read. */
static long read_again(struct desk *desk)
{
	json_t *lines;
	long count;

	text_clear(&desk->told);
	desk->faults = 0;
	lines = journal_read(&desk->course, take_fault, desk);
	count = (long)json_array_size(lines);
	json_decref(lines);
	return count;
}

static void put(const struct desk *desk, const char *bytes, size_t length)
{
	folder_put(desk->course.folder, file_name, bytes, length);
}

static void take_bytes(const struct desk *desk, struct text *bytes)
{
	folder_read(bytes, desk->course.folder, file_name, LARGEST);
}

static void begin(struct desk *desk, const char *who)
{
	*desk = (struct desk){.path = "/tmp/racelab-journal-XXXXXX"};
	if (!mkdtemp(desk->path))
		exit(1);
	course_open(&desk->course, desk->path, false);
	for (int i = 0; i < LINES; i++)
		journal_add_or_die(&desk->course, journal_line("graded", who));
	take_bytes(desk, &desk->whole);
}

static void end(struct desk *desk)
{
	course_close(&desk->course);
	remove_tree(desk->path);
	text_release(&desk->whole);
	text_release(&desk->told);
}

/* Where line `number`, from 1, begins; behind the last one, the end. */
static size_t line_at(const struct desk *desk, int number)
{
	const char *bytes = text_string(&desk->whole), *at = bytes;

	for (; number > 1; number--)
		at = strchr(at, '\n') + 1;
	return (size_t)(at - bytes);
}

static void tells(struct tap *tap, struct desk *desk, const char *wanted, const char *sentence)
{
	read_again(desk);
	if (!tap_ok(tap, strstr(text_string(&desk->told), wanted), sentence))
		tap_note("told", text_string(&desk->told));
}

static void edit_tests(struct tap *tap, struct desk *desk)
{
	struct text edited = {0};

	text_add_bytes(&edited, desk->whole.bytes, desk->whole.length);
	*strstr(edited.bytes + line_at(desk, 2), "ada") = 'A';
	put(desk, edited.bytes, edited.length);
	tells(tap, desk, "2: it, or a line before it, was edited", "an edited line is told");
	tap_number(tap, desk->faults, 1, "and no other");
	tap_number(tap, read_again(desk), LINES, "what can be read of it is kept");
	text_clear(&edited);
	text_add_bytes(&edited, desk->whole.bytes, line_at(desk, 2));
	text_add(&edited, desk->whole.bytes + line_at(desk, 3));
	put(desk, edited.bytes, edited.length);
	tells(tap, desk, "2: it, or a line before it, was edited, taken out",
		"a line that was taken out is told");
	text_release(&edited);
}

static void double_tests(struct tap *tap, struct desk *desk)
{
	struct text doubled = {0};

	text_add_bytes(&doubled, desk->whole.bytes, line_at(desk, 3));
	text_add(&doubled, desk->whole.bytes + line_at(desk, 2));
	put(desk, doubled.bytes, doubled.length);
	tells(tap, desk, "3: it, or a line before it, was edited, taken out or put in",
		"a doubled line is told");
	text_release(&doubled);
}

static void stranger_tests(struct tap *tap, struct desk *desk)
{
	struct desk other;
	struct text mixed = {0};

	begin(&other, "bob");
	text_add(&mixed, desk->whole.bytes);
	text_add(&mixed, other.whole.bytes + line_at(&other, LINES));
	put(desk, mixed.bytes, mixed.length);
	tells(tap, desk, "5: it, or a line before it", "a line of another journal is told");
	text_clear(&mixed);
	text_add_bytes(&mixed, desk->whole.bytes, line_at(desk, LINES));
	text_add(&mixed, other.whole.bytes + line_at(&other, LINES));
	put(desk, mixed.bytes, mixed.length);
	tells(tap, desk, "4: it, or a line before it", "also with the number that is next");
	end(&other);
	text_release(&mixed);
}

static void cut_tests(struct tap *tap, struct desk *desk)
{
	int unsound = 0;

	for (size_t left = line_at(desk, LINES) + 1; left < desk->whole.length; left++) {
		put(desk, desk->whole.bytes, left);
		unsound += read_again(desk) != LINES - 1 || desk->faults != 1 ||
			   !strstr(text_string(&desk->told), "4: it is half a line");
		unsound += journal_add(&desk->course, journal_line("graded", "ada")) != 0;
		unsound += read_again(desk) != LINES || desk->faults != 0;
	}
	tap_number(tap, unsound, 0,
		"a last line, cut anywhere, says nothing, and the next writer cuts it off");
}

static void refuse_tests(struct tap *tap, struct desk *desk)
{
	struct text after = {0}, strange = {0};
	int problem;

	text_add(&strange, desk->whole.bytes);
	text_add(&strange, "{\"what\":\"graded\"}\n");
	put(desk, strange.bytes, strange.length);
	problem = journal_add(&desk->course, journal_line("graded", "ada"));
	take_bytes(desk, &after);
	tap_number(tap, problem, EBADMSG, "nothing is added behind a line of somebody else");
	tap_string(tap, text_string(&after), text_string(&strange), "which stays");
	tells(tap, desk, "5: it is not a line of racelab's", "and is told");
	text_release(&after);
	text_release(&strange);
}

static void random_tests(struct tap *tap, struct desk *desk)
{
	struct dice dice = dice_seeded();
	int missed = 0;

	for (int i = 0; i < 500; i++) {
		size_t at = dice_roll(&dice, desk->whole.length);
		char former = desk->whole.bytes[at];

		desk->whole.bytes[at] = (char)(former ^ (char)(1 + dice_roll(&dice, 255)));
		put(desk, desk->whole.bytes, desk->whole.length);
		read_again(desk);
		missed += desk->faults == 0;
		desk->whole.bytes[at] = former;
	}
	tap_number(tap, missed, 0, "no changed byte is missed");
}

int main(void)
{
	struct tap tap = tap_plan(14);
	struct desk desk;

	begin(&desk, "ada");
	tap_number(&tap, read_again(&desk), LINES, "what was added is read");
	tap_number(&tap, desk.faults, 0, "and nothing is wrong with it");
	edit_tests(&tap, &desk);
	double_tests(&tap, &desk);
	stranger_tests(&tap, &desk);
	cut_tests(&tap, &desk);
	refuse_tests(&tap, &desk);
	random_tests(&tap, &desk);
	end(&desk);
	return tap_end(&tap);
}
