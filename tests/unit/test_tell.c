/* The report of `check`: what a student reads. */
#include "verdict/judge.h"
#include "words/tell.h"

#include "capture.h"
#include "tap.h"

#include <limits.h>
#include <stdlib.h>

static const char lab_conf[] = "title = The counter\n"
			       "edit = a.c\n"
			       "program = main.c a.c\n"
			       "rounds.plain = 1000\nrounds.tsan = 200\nrounds.helgrind = 100\n";

struct report {
	const struct judgement *judgement;
	const struct lab *lab;
	bool all;
};

static void print(const void *context)
{
	const struct report *report = context;
	char here[PATH_MAX];
	struct house house = {.root = getcwd(here, sizeof here), .build = (char *)"/house/build"};

	tell_judgement(&(struct told_judgement){.judgement = report->judgement,
		.subject = {&house, report->lab, "/labs/02-counter"},
		.all = report->all});
}

static void print_line(const void *context)
{
	const struct report *report = context;

	tell_result_line(&report->judgement->result, report->lab->name);
}

static bool shows(struct tap *tap, const char *report, const char *wanted, const char *sentence)
{
	bool good = strstr(report, wanted) != NULL;

	tap_ok(tap, good, sentence);
	if (!good) {
		tap_note("got", report);
		tap_note("wanted in it", wanted);
	}
	return good;
}

static struct check *add_check(struct judgement *judgement, const char *name, const char *title,
	enum check_status status, int points)
{
	struct check *check = &judgement->rubric.checks[judgement->rubric.count++];

	snprintf(check->name, sizeof check->name, "%s", name);
	check->title = title;
	check->status = status;
	check->points = points;
	check->possible = 2;
	return check;
}

static void failed_tests(struct tap *tap, const struct lab *lab)
{
	struct judgement judgement = {.directory = (char *)"/build/you/02-counter"};
	struct report report = {&judgement, lab, false};
	struct check *result;
	char *said;

	judgement.result = (struct result){.verdict = VERDICT_RACE,
		.reason = (char *)"Two threads use `i`.",
		.points = 2,
		.possible = 12};
	add_check(&judgement, "ends", "Every run ends.", CHECK_PASSED, 2);
	add_check(&judgement, "races", "Nothing races.", CHECK_FAILED, 0)->message =
		judgement.result.reason;
	add_check(&judgement, "work", "All work is done.", CHECK_SKIPPED, 0)->needs = "races";
	add_check(&judgement, "turns", "They take turns.", CHECK_SKIPPED, 0)->needs = "work";
	result = add_check(&judgement, "result", "It is right.", CHECK_FAILED, 0);
	result->verdict = "wrong";
	result->message = "It printed 3.";
	add_check(&judgement, "answers", "Your answers fit.", CHECK_FAILED, 0)->message =
		"The first of them does not.";
	said = captured(print, &report);
	tap_string(tap, said,
		"02 The counter: NOT SOLVED: there is a data race\n"
		"\n"
		"  ok    2/2  1 check passed; all rows: /house/build/racelab check 02 --all\n"
		"  NO    0/2  Nothing races.\n"
		"  -     0/4  2 more checks wait for this one.\n"
		"  NO    0/2  It is right.\n"
		"  NO    0/2  Your answers fit.\n"
		"             The first of them does not.\n"
		"  Evidence: /build/you/02-counter\n"
		"\n"
		"  NOT SOLVED (2 of 12 points): Two threads use `i`.\n"
		"  Next: make hint LAB=02    (or make run LAB=02)\n",
		"a report folds what helps least, and ends with the verdict and what comes next");
	free(said);
	report.all = true;
	said = captured(print, &report);
	shows(tap, said,
		"  ok    2/2  Every run ends.\n"
		"  NO    0/2  Nothing races.\n"
		"  -     0/2  All work is done.\n"
		"             needs: Nothing races.\n"
		"  -     0/2  They take turns.\n"
		"             needs: All work is done.\n"
		"  NO    0/2  It is right.\n"
		"             It printed 3.\n",
		"--all folds nothing");
	free(said);
	said = captured(print_line, &report);
	tap_string(tap, said, "02-counter           race           2/12\n  Two threads use `i`.\n",
		"one line has verdict and points, and the next the reason");
	free(said);
}

static void solved_tests(struct tap *tap, const struct lab *lab)
{
	struct judgement judgement = {.directory = (char *)"/build/you/02-counter"};
	struct report report = {&judgement, lab, false};
	char *said;

	judgement.result = (struct result){.verdict = VERDICT_SOLVED,
		.reason = (char *)"All passed.",
		.points = 8,
		.possible = 8};
	conf_set(&judgement.facts, "ends.well", "72");
	conf_set(&judgement.facts, "seed", "1");
	said = captured(print, &report);
	tap_string(tap, said,
		"02 The counter: SOLVED\n"
		"\n"
		"  Evidence: /build/you/02-counter\n"
		"\n"
		"  SOLVED (8 of 8 points): None of 72 runs of up to 1000 rounds failed (seeds\n"
		"  from 1). With 95 % confidence, fewer than 1 in 24 such runs fail.\n"
		"  Next: make    (the board shows what comes next)\n",
		"a solved lab shows what that is worth");
	free(said);
	judgement.result.points = 7;
	judgement.result.failed = 1;
	said = captured(print, &report);
	shows(tap, said,
		"  Next: the questions in /labs/02-counter/answers.conf, then make check LAB=02\n",
		"while points are missing, the questions come next");
	free(said);
	conf_release(&judgement.facts);
}

static void unclear_tests(struct tap *tap, const struct lab *lab)
{
	struct judgement judgement = {.directory = (char *)"/build/you/02-counter"};
	struct report report = {&judgement, lab, false};
	char *said;

	judgement.result = (struct result){.verdict = VERDICT_CANNOT_JUDGE,
		.reason = (char *)"valgrind is missing",
		.possible = 8};
	said = captured(print, &report);
	shows(tap, said, "  CANNOT JUDGE: valgrind is missing\n",
		"what cannot be judged has no points");
	shows(tap, said, "  Next: make doctor\n", "and the doctor comes next");
	free(said);
	said = captured(print_line, &report);
	tap_string(tap, said, "02-counter           cannot-judge   -/8\n  valgrind is missing\n",
		"nor does its line show any");
	free(said);
}

/* The log that says most: the finding's own, if it has words. */
static void log_tests(struct tap *tap, const struct lab *lab)
{
	char empty[] = "/tmp/test_tell.empty.XXXXXX", full[] = "/tmp/test_tell.full.XXXXXX";
	int files[] = {mkstemp(empty), mkstemp(full)};
	struct finding race = {.tool = (char *)"helgrind", .kind = FINDING_RACE, .log = full},
		       *items[] = {&race};
	struct judgement judgement = {.directory = (char *)"/build/you/02-counter"};
	struct report report = {&judgement, lab, false};
	char *said, *named = text_format("  Full log: %s\n", full);

	tap_ok(tap, write(files[1], "word\n", 5) == 5, "there is a log with a word in it");
	judgement.result =
		(struct result){.verdict = VERDICT_CRASH, .reason = (char *)"It crashed."};
	conf_set(&judgement.facts, "ends.crash.log", empty);
	said = captured(print, &report);
	tap_ok(tap, !strstr(said, empty), "a log without a word is not named");
	shows(tap, said, "  Evidence: /build/you/02-counter\n", "but the folder is");
	free(said);
	judgement.result.verdict = VERDICT_RACE;
	judgement.findings = (struct findings){.items = items, .count = 1};
	said = captured(print, &report);
	shows(tap, said, named, "where a race is only Helgrind's, its log is");
	free(said);
	free(named);
	conf_release(&judgement.facts);
	for (int i = 0; i < 2; i++)
		close(files[i]);
	unlink(empty);
	unlink(full);
}

/* Every verdict but the last two says that the lab is not solved, and why. */
static void headline_test(struct tap *tap)
{
	bool good = true;

	for (int i = 0; i < VERDICT_CANNOT_JUDGE; i++)
		good = good && text_starts(verdict_headline((enum verdict)i), "NOT SOLVED: ");
	tap_ok(tap, good, "every other headline says what is not solved");
}

int main(void)
{
	struct tap tap = tap_plan(13);
	struct lab lab = {.name = (char *)"02-counter",
		.number = (char *)"02",
		.path = (char *)"/labs/02-counter"};
	struct text complaint = {0};

	if (!conf_parse(&lab.conf, "lab.conf", lab_conf, strlen(lab_conf), &complaint))
		return 1;
	failed_tests(&tap, &lab);
	solved_tests(&tap, &lab);
	unclear_tests(&tap, &lab);
	log_tests(&tap, &lab);
	headline_test(&tap);
	conf_release(&lab.conf);
	return tap_end(&tap);
}
