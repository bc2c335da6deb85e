/* rubric.conf read into checks and points. */
#include "base/file.h"
#include "verdict/rubric.h"

#include "tap.h"

#include <stdlib.h>
#include <unistd.h>

static const char lab_conf[] = "points.builds = 2\n"
			       "points.answers = 4\n";

/* The lines of one check, and the check read from them. */
static const struct {
	const char *said, *wanted, *sentence;
} cases[] = {
	{"check.builds.title = It builds.\ncheck.builds.status = passed\n",
		"builds (It builds.) passed 2/2", "a passed check earns its points"},
	{"check.builds.title = It builds.\ncheck.builds.verdict = build\n"
	 "check.builds.message = No.\ncheck.builds.status = failed\n",
		"builds (It builds.) failed 0/2 verdict build, message No.",
		"a failed check earns none"},
	{"check.answers.title = They fit.\ncheck.answers.earned = 3\ncheck.answers.of = 4\n"
	 "check.answers.message = 3 of 4.\ncheck.answers.status = failed\n",
		"answers (They fit.) failed 3/4 message 3 of 4.",
		"unless it says which part it earned"},
	{"check.answers.title = They fit.\ncheck.answers.earned = 2\ncheck.answers.of = 3\n"
	 "check.answers.status = failed\n",
		"answers (They fit.) failed 2/4", "fractions of a point are dropped"},
	{"check.answers.title = They fit.\ncheck.answers.earned = 1\ncheck.answers.of = 0\n"
	 "check.answers.status = failed\n",
		"answers (They fit.) failed 0/4", "zero parts of zero earn nothing"},
	{"check.builds.title = It builds.\ncheck.builds.needs = fair\n"
	 "check.builds.status = skipped\n",
		"builds (It builds.) skipped 0/2 needs fair",
		"a skipped check names the check it needs"},
	{"check.builds.title = It builds.\ncheck.builds.message = Who knows?\n"
	 "check.builds.status = cannot-judge\n",
		"builds (It builds.) cannot-judge 0/2 message Who knows?",
		"a check that cannot be judged earns nothing"},
	{"check.builds.title = It builds.\ncheck.builds.lesson = Mind this.\n"
	 "check.builds.status = passed\n",
		"builds (It builds.) passed 2/2 lesson Mind this.", "a lesson costs nothing"},
	{"check.builds.title = It builds.\n", "builds (It builds.) broken 0/2",
		"a check without a status is broken"},
	{"check.builds.title = It builds.\ncheck.builds.status = maybe\n",
		"builds (It builds.) broken 0/2", "so is a check with an unknown status"},
	{"check.other.title = It is.\ncheck.other.status = passed\n", "other (It is.) passed 0/0",
		"a check without points in lab.conf earns none"},
	{"check.builds.status = passed\n", "", "lines without a title are no check"},
	{"", "", "an empty file has no checks"},
};

enum { CASES = sizeof cases / sizeof *cases };

static void tell_part(struct text *text, const char *name, const char *value)
{
	if (value)
		text_addf(text, " %s %s", name, value);
}

static void tell_checks(struct text *text, const struct rubric *rubric)
{
	for (int i = 0; i < rubric->count; i++) {
		const struct check *check = &rubric->checks[i];

		text_addf(text, "%s%s (%s) %s %d/%d", i ? "; " : "", check->name, check->title,
			check_status_word(check->status), check->points, check->possible);
		if (check->verdict)
			text_addf(text, " verdict %s%s", check->verdict, check->message ? "," : "");
		tell_part(text, "message", check->message);
		tell_part(text, "lesson", check->lesson);
		tell_part(text, "needs", check->needs);
	}
}

static void read_said(const char *path, const char *said, const struct lab *lab, struct text *told)
{
	struct rubric rubric;

	file_write(path, said, strlen(said));
	if (rubric_read(&rubric, path, lab))
		tell_checks(told, &rubric);
	else
		text_add(told, "cannot be read");
	rubric_release(&rubric);
}

static void many_tests(struct tap *tap, const char *path, const struct lab *lab)
{
	struct text said = {0}, told = {0};
	struct rubric rubric;

	read_said(path,
		"check.b.title = B\ncheck.b.status = passed\n"
		"check.a.title = A\ncheck.a.status = failed\n",
		lab, &told);
	tap_string(tap, text_string(&told), "b (B) passed 0/0; a (A) failed 0/0",
		"checks keep the order of the file");
	text_clear(&told);
	read_said(path, "this is no line of ours\n", lab, &told);
	tap_string(tap, text_string(&told), "cannot be read", "a file with an error is refused");
	for (int i = 0; i < RUBRIC_CHECKS + 3; i++)
		text_addf(&said, "check.c%d.title = T\n", i);
	file_write(path, text_string(&said), said.length);
	tap_ok(tap, rubric_read(&rubric, path, lab), "a long rubric is read");
	tap_number(tap, rubric.count, RUBRIC_CHECKS, "and cut at the limit");
	rubric_release(&rubric);
	unlink(path);
	tap_ok(tap, !rubric_read(&rubric, path, lab), "a missing file is refused");
	rubric_release(&rubric);
	text_release(&said);
	text_release(&told);
}

int main(void)
{
	char folder[] = "/tmp/test_rubric.XXXXXX";
	struct tap tap = tap_plan(CASES + 5);
	char *path = mkdtemp(folder) ? text_format("%s/rubric.conf", folder) : NULL;
	struct text complaint = {0};
	struct lab lab = {.name = NULL};

	if (!path || !conf_parse(&lab.conf, "lab.conf", lab_conf, strlen(lab_conf), &complaint))
		return 1;
	for (int i = 0; i < CASES; i++) {
		struct text told = {0};

		read_said(path, cases[i].said, &lab, &told);
		tap_string(&tap, text_string(&told), cases[i].wanted, cases[i].sentence);
		text_release(&told);
	}
	many_tests(&tap, path, &lab);
	remove_tree(folder);
	conf_release(&lab.conf);
	free(path);
	return tap_end(&tap);
}
