/* What comes next, after what was found. */
#include "words/next.h"

#include "tap.h"

#include <limits.h>
#include <stdlib.h>
#include <unistd.h>

static const char lab_conf[] = "title = The counter\n"
			       "edit = count.c more_count.c\n"
			       "program = main.c count.c more_count.c\n";

/* A judgement whose check `explored` or `result` asks for the verdict. */
static void make(struct judgement *judgement, enum verdict verdict, const char *check)
{
	struct check *row = &judgement->rubric.checks[0];

	*judgement = (struct judgement){.rubric = {.count = 1}};
	judgement->result =
		(struct result){.verdict = verdict, .reason = (char *)"Why.", .possible = 8};
	snprintf(row->name, sizeof row->name, "%s", check);
	row->status = CHECK_FAILED;
	row->message = judgement->result.reason;
}

/* Also releases the facts. */
static void next_test(struct tap *tap, struct judgement *judgement, const struct subject *subject,
	const char *wanted, const char *sentence)
{
	char *next = next_after_check(judgement, subject);

	tap_string(tap, next, wanted, sentence);
	free(next);
	conf_release(&judgement->facts);
}

static void schedule_tests(struct tap *tap, const struct subject *subject)
{
	struct judgement judgement;

	make(&judgement, VERDICT_WRONG, "result");
	conf_set(&judgement.facts, "explore.verdict", "broken");
	conf_set(&judgement.facts, "explore.place", "count.c:7");
	next_test(tap, &judgement, subject, "make explore LAB=02    (or make hint LAB=02)",
		"a fault that no detector sees is for the explorer");
	make(&judgement, VERDICT_WRONG, "explored");
	conf_set(&judgement.facts, "explore.verdict", "broken");
	conf_set(&judgement.facts, "explore.place", "count.c:7");
	next_test(tap, &judgement, subject,
		"look at /labs/02/count.c:7    (make explore LAB=02 draws how)",
		"where the explorer alone found it, a line comes next");
	make(&judgement, VERDICT_RACE, "races");
	conf_set(&judgement.facts, "explore.verdict", "broken");
	conf_set(&judgement.facts, "helgrind.race", "1");
	next_test(tap, &judgement, subject, "make hint LAB=02    (or make detect LAB=02)",
		"a race that a detector sees is not");
	make(&judgement, VERDICT_WRONG, "result");
	next_test(tap, &judgement, subject, "make hint LAB=02    (or make run LAB=02)",
		"nor is a lab that the explorer cannot run");
	make(&judgement, VERDICT_CANNOT_JUDGE, "explored");
	conf_set(&judgement.facts, "build.status", "ok");
	conf_set(&judgement.facts, "explore.verdict", "not exhausted");
	next_test(tap, &judgement, subject, "make hint LAB=02    (or make run LAB=02)",
		"too many schedules are nothing for the doctor");
	make(&judgement, VERDICT_CANNOT_JUDGE, "races");
	conf_set(&judgement.facts, "build.status", "ok");
	conf_set(&judgement.facts, "tsan.broken", "3");
	next_test(tap, &judgement, subject, "make doctor", "but a detector that breaks down is");
}

static void line_tests(struct tap *tap, const struct subject *subject)
{
	struct judgement judgement;

	make(&judgement, VERDICT_BUILD, "builds");
	conf_set(&judgement.facts, "build.error", "more_count.c:12:3: error, see count.c:4");
	next_test(tap, &judgement, subject, "mend /labs/02/more_count.c:12, then make check LAB=02",
		"the compiler's first line is named, in the file that it is in");
	make(&judgement, VERDICT_BUILD, "builds");
	conf_set(&judgement.facts, "build.error", "main.c:3: error: no count()");
	next_test(tap, &judgement, subject, "fix what the compiler reports, then make check LAB=02",
		"but no line of a file that nobody may edit");
	make(&judgement, VERDICT_FORBIDDEN, "fair");
	judgement.result.reason = (char *)"count.c:9 calls fork().";
	next_test(tap, &judgement, subject, "mend /labs/02/count.c:9, then make check LAB=02",
		"so is the line of a call that is not allowed");
}

static void board_tests(struct tap *tap, const struct subject *subject)
{
	struct result result = {.verdict = VERDICT_SOLVED, .reason = (char *)""};
	char *next = next_after_result(&result, true, subject);

	tap_string(tap, next, "make check LAB=02", "a solved lab that changed is checked again");
	free(next);
	result.verdict = VERDICT_RACE;
	next = next_after_result(&result, false, subject);
	tap_string(tap, next, "make hint LAB=02", "one that is not solved gets a hint");
	free(next);
}

static void glance_test(struct tap *tap, struct glance *glance, const struct subject *subject,
	const char *wanted, const char *sentence)
{
	char *next = next_after_glance(glance, subject);

	tap_string(tap, next, wanted, sentence);
	free(next);
}

static void glance_tests(struct tap *tap, const struct subject *subject)
{
	struct glance glance = {
		.end = GLANCE_UNBUILT, .reason = (char *)"count.c:7:3: error: expected ';'"};

	glance_test(tap, &glance, subject, "mend /labs/02/count.c:7, and save",
		"after a glance at what does not compile, a line is to be mended");
	glance.reason = (char *)"undefined reference to `add'";
	glance_test(tap, &glance, subject, "mend that, and save", "or what has no line");
	glance = (struct glance){.end = GLANCE_BROKEN, .reason = (char *)"it prints 3"};
	glance_test(tap, &glance, subject, "find out how, mend it, and save",
		"a schedule that breaks it is to be found out about");
	conf_set(&glance.facts, "explore.place", "count.c:9");
	glance_test(tap, &glance, subject, "look at /labs/02/count.c:9, mend it, and save",
		"at its line, where it has one");
	glance.end = GLANCE_UNBROKEN;
	glance_test(tap, &glance, subject, "wait for the rest of the check",
		"and what nothing breaks waits for the check");
	conf_release(&glance.facts);
}

int main(void)
{
	struct tap tap = tap_plan(16);
	char here[PATH_MAX];
	struct house house = {.root = getcwd(here, sizeof here), .build = (char *)"/house/build"};
	struct lab lab = {
		.name = (char *)"02-counter", .number = (char *)"02", .path = (char *)"/labs/02"};
	struct subject subject = {&house, &lab, "/labs/02"};
	struct text complaint = {0};

	if (!conf_parse(&lab.conf, "lab.conf", lab_conf, strlen(lab_conf), &complaint))
		return 1;
	schedule_tests(&tap, &subject);
	line_tests(&tap, &subject);
	board_tests(&tap, &subject);
	glance_tests(&tap, &subject);
	conf_release(&lab.conf);
	return tap_end(&tap);
}
