/* The verdict that follows from the checks, and result.json written and read back. */
#include "base/fault.h"
#include "base/file.h"
#include "base/json.h"
#include "verdict/result.h"

#include "tap.h"

#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

static const char lab_conf[] = "title = The counter\n"
			       "edit = a.c\n"
			       "points.races = 3\n"
			       "points.answers = 4\n";

#define PASSED(check) "check." check ".title = " check "\ncheck." check ".status = passed\n"
#define FAILED(check, verdict, message)                                        \
	"check." check ".title = " check "\ncheck." check ".status = failed\n" \
	"check." check ".verdict = " verdict "\ncheck." check ".message = " message "\n"
#define UNCLEAR(check, message)                                                      \
	"check." check ".title = " check "\ncheck." check ".status = cannot-judge\n" \
	"check." check ".message = " message "\n"

/* rubric.conf, and "verdict points reason". */
static const struct {
	const char *said, *wanted, *sentence;
} cases[] = {
	{PASSED("races") PASSED("answers"), "solved 7 Every check of the program passed.",
		"all checks passed: solved"},
	{FAILED("races", "race", "Two threads.") PASSED("answers"), "race 4 Two threads.",
		"a failed check names the verdict"},
	{FAILED("races", "wrong", "Late.") FAILED("answers", "race", "First."), "race 0 First.",
		"the graver of two verdicts wins, wherever it stands"},
	{FAILED("races", "race", "One.") FAILED("answers", "race", "Two."), "race 0 One.",
		"of two equal verdicts the first gives the reason"},
	{"check.races.title = Nothing races.\ncheck.races.status = failed\n"
	 "check.races.verdict = race\n",
		"race 0 Nothing races.", "a check without a message gives its title as the reason"},
	{PASSED("races") "check.answers.title = T\ncheck.answers.status = failed\n"
			 "check.answers.message = 1 of 4.\n",
		"solved 3 Every check of the program passed.",
		"a failed check without a verdict costs only its points"},
	{PASSED("races") UNCLEAR("answers", "Nobody knows."), "cannot-judge 3 Nobody knows.",
		"one check that cannot be judged makes the lab cannot-judge"},
	{UNCLEAR("races", "Nobody knows.") FAILED("answers", "build", "It does not compile."),
		"build 0 It does not compile.", "but a failed check outranks it"},
	{"check.races.title = T\ncheck.races.status = skipped\ncheck.races.needs = builds\n",
		"solved 0 Every check of the program passed.", "a skipped check asks for nothing"},
};

enum { CASES = sizeof cases / sizeof *cases };

struct fixture {
	struct house house;
	struct lab lab;
	struct work_folder work;
	struct conf facts, versions, stages;
	char *rubric, *result;
};

static void setup(struct fixture *fixture)
{
	char folder[] = "/tmp/test_result.XXXXXX";
	struct text complaint = {0};

	*fixture = (struct fixture){.work = {&fixture->house, &fixture->lab, NULL, -1}};
	fixture->work.directory = text_copy(mkdtemp(folder));
	fixture->rubric = work_folder_path(&fixture->work, "rubric.conf");
	fixture->result = work_folder_path(&fixture->work, "result.json");
	fixture->lab.name = text_copy("02-counter");
	fixture->facts.name = text_copy("facts");
	conf_set(&fixture->facts, "answer.why.text", "it is late");
	if (!conf_parse(&fixture->lab.conf, "lab.conf", lab_conf, strlen(lab_conf), &complaint))
		die(EXIT_OUR_FAULT, "%s", text_string(&complaint));
}

static void teardown(struct fixture *fixture)
{
	remove_tree(fixture->work.directory);
	conf_release(&fixture->facts);
	conf_release(&fixture->lab.conf);
	free(fixture->lab.name);
	free(fixture->rubric);
	free(fixture->result);
	free(fixture->work.directory);
}

/* Without `said` nothing could be judged. */
static void make(const struct fixture *fixture, const char *said, struct result *result)
{
	struct result_input input = {.work = &fixture->work,
		.cannot = "a tool is missing",
		.facts = &fixture->facts,
		.versions = &fixture->versions,
		.stages = &fixture->stages,
		.submission = fixture->work.directory};
	struct rubric rubric = {0};

	if (said) {
		file_write(fixture->rubric, said, strlen(said));
		rubric_read(&rubric, fixture->rubric, &fixture->lab);
		input.rubric = &rubric;
	}
	result_make(&input, result);
	rubric_release(&rubric);
}

static char *told(const struct result *result)
{
	return text_format("%s %d %s", verdict_word(result->verdict), result->points,
		result->reason ? result->reason : "-");
}

static void case_tests(struct tap *tap, const struct fixture *fixture)
{
	for (int i = 0; i < CASES; i++) {
		struct result result;
		char *got;

		make(fixture, cases[i].said, &result);
		got = told(&result);
		tap_string(tap, got, cases[i].wanted, cases[i].sentence);
		free(got);
		result_release(&result);
	}
}

/* Each verdict wins over all that follow it in the list. */
static void precedence_test(struct tap *tap, const struct fixture *fixture)
{
	bool good = true;

	for (int first = 0; first < VERDICT_CANNOT_JUDGE; first++)
		for (int second = first + 1; second < VERDICT_CANNOT_JUDGE; second++) {
			char *said = text_format("check.a.title = A\ncheck.a.status = failed\n"
						 "check.a.verdict = %s\n"
						 "check.b.title = B\ncheck.b.status = failed\n"
						 "check.b.verdict = %s\n",
				verdict_word((enum verdict)second),
				verdict_word((enum verdict)first));
			struct result result;

			make(fixture, said, &result);
			good = good && (int)result.verdict == first;
			result_release(&result);
			free(said);
		}
	tap_ok(tap, good, "each verdict wins over all that follow it in the list");
}

static void no_rubric_test(struct tap *tap, const struct fixture *fixture)
{
	struct result result;
	char *got;

	make(fixture, NULL, &result);
	got = told(&result);
	tap_string(tap, got, "cannot-judge 0 a tool is missing",
		"without a rubric nothing is judged, and the reason says why");
	tap_number(tap, verdict_exit(result.verdict), EXIT_CANNOT_JUDGE,
		"and the exit code is that of cannot-judge");
	free(got);
	result_release(&result);
}

static void read_tests(struct tap *tap, const struct fixture *fixture)
{
	char *program = work_folder_path(&fixture->work, "a.c"), *before, *files;
	struct result made, read;

	file_write(program, "int a;\n", 7);
	make(fixture, FAILED("races", "race", "Two \"threads\".") PASSED("answers"), &made);
	tap_ok(tap, result_read(&read, fixture->result), "result.json is read back");
	before = told(&read);
	tap_string(tap, before, "race 4 Two \"threads\".", "with verdict, points and reason");
	tap_string(tap, read.lab, "02-counter", "the lab's name");
	tap_number(tap, read.possible, 7, "the possible points");
	tap_string(tap, read.files, made.files, "and the hashes of the files");
	files = result_files(&fixture->lab, fixture->work.directory);
	tap_string(tap, files, read.files, "an unchanged file has the same hash");
	free(files);
	file_write(program, "int b;\n", 7);
	files = result_files(&fixture->lab, fixture->work.directory);
	tap_ok(tap, strcmp(files, read.files) != 0, "and a changed one another");
	free(files);
	free(before);
	free(program);
	result_release(&made);
	result_release(&read);
}

/* The digest must not depend on when, or how fast, the result was made. */
static void digest_test(struct tap *tap, const struct fixture *fixture)
{
	const char *const said[] = {PASSED("races"), PASSED("races"), PASSED("answers")};
	char *digests[3];

	for (int i = 0; i < 3; i++) {
		struct result result;
		json_t *json;

		make(fixture, said[i], &result);
		json = json_load_file(fixture->result, 0, NULL);
		digests[i] = text_copy(json_text(json, "digest", NULL));
		if (i == 0)
			tap_string(tap,
				json_text(
					json_object_get(json_object_get(json, "result"), "answers"),
					"why", NULL),
				"it is late", "an answer in the student's words is kept");
		json_decref(json);
		result_release(&result);
	}
	tap_string(tap, digests[1], digests[0], "the same checks have the same digest");
	tap_ok(tap, strcmp(digests[2], digests[0]) != 0, "and other checks another");
	for (int i = 0; i < 3; i++)
		free(digests[i]);
}

#define RESULT(schema, verdict, points)                                         \
	"{\"schema\":" schema ",\"result\":{\"lab\":\"x\",\"verdict\":" verdict \
	",\"reason\":\"r\",\"points\":" points ",\"possible\":2,\"files\":{}}}"

static const struct {
	const char *json, *sentence;
	bool wanted;
} files[] = {
	{RESULT("1", "\"race\"", "1"), "the smallest valid result is read", true},
	{RESULT("2", "\"race\"", "1"), "another schema is refused", false},
	{RESULT("1", "\"perfect\"", "1"), "an unknown verdict is refused", false},
	{RESULT("1", "7", "1"), "a number for a verdict is refused", false},
	{RESULT("1", "\"race\"", "\"1\""), "a string for points is refused", false},
	{"{\"schema\":1}", "a missing result is refused", false},
	{"[]", "a list is refused", false},
	{"", "an empty file is refused", false},
};

enum { FILES = sizeof files / sizeof *files };

static void refused_tests(struct tap *tap, const struct fixture *fixture)
{
	struct result result;

	for (int i = 0; i < FILES; i++) {
		file_write(fixture->result, files[i].json, strlen(files[i].json));
		tap_ok(tap, result_read(&result, fixture->result) == files[i].wanted,
			files[i].sentence);
		result_release(&result);
	}
	unlink(fixture->result);
	tap_ok(tap, !result_read(&result, fixture->result), "a missing file is refused");
}

/* A rubric that asks for an unknown verdict is our own fault. */
static void invented_test(struct tap *tap, const struct fixture *fixture)
{
	int status;
	pid_t child;

	fflush(stdout);
	child = fork();
	if (child == 0) {
		struct result result;

		freopen("/dev/null", "w", stderr);
		make(fixture, FAILED("races", "perfect", "Nobody knows this word."), &result);
		_exit(0);
	}
	waitpid(child, &status, 0);
	tap_number(tap, WEXITSTATUS(status), EXIT_OUR_FAULT, "an unknown verdict is our own fault");
}

int main(void)
{
	struct tap tap = tap_plan(CASES + FILES + 15);
	struct fixture fixture;

	setup(&fixture);
	case_tests(&tap, &fixture);
	precedence_test(&tap, &fixture);
	no_rubric_test(&tap, &fixture);
	read_tests(&tap, &fixture);
	digest_test(&tap, &fixture);
	refused_tests(&tap, &fixture);
	invented_test(&tap, &fixture);
	teardown(&fixture);
	return tap_end(&tap);
}
