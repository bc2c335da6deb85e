#include "words/tell.h"

#include "base/file.h"
#include "detectors/detector.h"
#include "words/explain.h"
#include "words/screen.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* A line of the compiler, without the folders of the work. */
static void tell_compiler_line(const char *line, const char *work)
{
	for (const char *at; (at = strstr(line, work)); line = at) {
		char *before = text_format("%.*s", (int)(at - line), line);

		screen_plain(before);
		free(before);
		at += strlen(work);
		at += strncmp(at, "src/", 4) == 0 || strncmp(at, "obj/", 4) == 0 ? 4 : 0;
	}
	screen_plain(line);
}

/* What the compiler says, a screenful of it. False if it says nothing. */
static bool tell_compiler(const char *log)
{
	enum { LINES_SHOWN = 20, LARGEST = 1 << 20 };
	struct text bytes = {0};
	/* build/.../obj/FILE.txt: the work folder is two levels up. */
	char *work = text_copy(log), *rest, *line;
	int count = 0;

	for (int i = 0; i < 2 && strrchr(work, '/'); i++)
		*strrchr(work, '/') = '\0';
	rest = text_format("%s/", work);
	free(work);
	work = rest;
	file_read(&bytes, log, LARGEST);
	for (rest = bytes.bytes; rest && (line = strsep(&rest, "\n"));) {
		if ((!*line && !rest) || ++count > LINES_SHOWN)
			continue;
		printf("  ");
		tell_compiler_line(line, work);
		putchar('\n');
	}
	if (count > LINES_SHOWN)
		printf("  ... and %d more line%s.\n", count - LINES_SHOWN,
			count == LINES_SHOWN + 1 ? "" : "s");
	text_release(&bytes);
	free(work);
	return count > 0;
}

void tell_broken_build(const struct conf *facts)
{
	const char *log = conf_get_or(facts, "build.log", "?");
	const char *error = conf_get_or(facts, "build.error", "");
	char *shown = path_shown(log);
	/* The compiler's own words, unless ours stand for them. */
	bool quoted = strstr(error, "error:") || strstr(error, "undefined ") ||
		      strstr(error, "multiple definition");

	printf("%sIt does not compile.%s\n", ink(RED), ink_off());
	if (!quoted || !tell_compiler(log))
		screen_wrap(2, "  ", error);
	printf("  %sCompiler output: %s%s\n", ink(FAINT), shown, ink_off());
	free(shown);
}

static long largest_size(const struct lab *lab)
{
	long largest = 0;

	for (const struct plan_row *row = plan_check; row->variant; row++)
		if (lab_rounds(lab, row->variant) > largest)
			largest = lab_rounds(lab, row->variant);
	return largest;
}

/* N clean runs bound the rate of failures: p < 3/N at 95 %. */
static void tell_bound(const struct lab *lab, long runs, unsigned long seed)
{
	if (runs > 3)
		printf("  %sNone of %ld runs of up to %ld rounds failed (seeds from %lu).\n"
		       "  With 95 %% confidence, fewer than 1 in %ld such runs fail.%s\n",
			ink(FAINT), runs, largest_size(lab), seed, runs / 3, ink_off());
}

static enum ink ink_of(enum verdict verdict)
{
	if (verdict == VERDICT_SOLVED)
		return GREEN;
	return verdict == VERDICT_CANNOT_JUDGE ? YELLOW : RED;
}

static const char *headline(enum verdict verdict, const struct lab *lab)
{
	if (verdict == VERDICT_WRONG && lab_is_experiments(lab))
		return "NOT SOLVED: some answers are missing or wrong";
	return verdict_headline(verdict);
}

static const char *title_of(const struct rubric *rubric, const char *name)
{
	for (int i = 0; i < rubric->count; i++)
		if (strcmp(rubric->checks[i].name, name) == 0)
			return rubric->checks[i].title;
	return name;
}

/* Leaves out the reason that is shown above, and a need that the check before it shares. */
static void tell_check(const struct rubric *rubric, int at, const char *reason)
{
	enum { MARGIN = 13 };
	const struct check *check = &rubric->checks[at];
	const char *before = at ? rubric->checks[at - 1].needs : NULL;
	bool passed = check->status == CHECK_PASSED;
	bool failed = check->status == CHECK_FAILED;

	printf("  %s%-4s%s %2d/%-2d ",
		ink(passed       ? GREEN
			: failed ? RED
				 : YELLOW),
		passed   ? "ok"
		: failed ? "NO"
			 : "-",
		ink_off(), check->points, check->possible);
	screen_wrap(MARGIN, "", check->title);
	if (check->message && strcmp(check->message, reason) != 0)
		screen_wrap(MARGIN, "             ", check->message);
	if (check->lesson)
		screen_wrap(MARGIN, "             ", check->lesson);
	if (check->needs && !(before && strcmp(before, check->needs) == 0))
		screen_wrap(MARGIN, "             needs: ", title_of(rubric, check->needs));
}

static const struct finding *first_of(
	const struct findings *findings, const char *tool, enum finding_kind kind)
{
	for (size_t i = 0; i < findings->count; i++)
		if (findings->items[i]->kind == kind && strcmp(findings->items[i]->tool, tool) == 0)
			return findings->items[i];
	return NULL;
}

/* The finding behind the verdict: the first of its kind, by the first detector that has one. */
static const struct finding *finding_behind(const struct judgement *judgement)
{
	enum finding_kind wanted = FINDING_OTHER;
	const struct finding *finding;

	switch (judgement->result.verdict) {
	case VERDICT_RACE:
		wanted = FINDING_RACE;
		break;
	case VERDICT_MISUSE:
		wanted = FINDING_MISUSE;
		break;
	case VERDICT_DEADLOCK:
		/* A run that got stuck tells more than two orders of locks that might. */
		wanted = conf_number(&judgement->facts, "ends.deadlock", 0) ? FINDING_DEADLOCK
									    : FINDING_LOCK_ORDER;
		break;
	case VERDICT_CRASH:
		wanted = FINDING_MEMORY;
		break;
	case VERDICT_TAMPERED:
	case VERDICT_LIVELOCK:
	case VERDICT_TIMEOUT:
	case VERDICT_WRONG:
	case VERDICT_SERIAL:
	case VERDICT_FORBIDDEN:
	case VERDICT_BUILD:
	case VERDICT_CANNOT_JUDGE:
	case VERDICT_SOLVED:
		return NULL;
	}
	finding = first_of(&judgement->findings, "watch", wanted);
	for (const struct detector *detector = detectors; detector->name && !finding; detector++)
		finding = first_of(&judgement->findings, detector->name, wanted);
	return finding;
}

void tell_log(const struct judgement *judgement)
{
	static const char *const keys[] = {"build.log", "tsan.race.log", "ends.crash.log",
		"ends.timeout.log", "ends.flood.log", "outcome.example.log"};

	for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
		const char *log = conf_get_or(&judgement->facts, keys[i], NULL);
		char *shown = log ? path_shown(log) : NULL;

		if (shown) {
			printf("  %sFull log: %s%s\n", ink(FAINT), shown, ink_off());
			free(shown);
			return;
		}
	}
}

static void tell_next(const struct judgement *judgement, const struct lab *lab)
{
	const struct result *result = &judgement->result;
	char *shown = path_shown(judgement->directory), *folder = path_shown(lab->path);

	printf("  %sEvidence: %s%s\n", ink(FAINT), shown, ink_off());
	if (result->verdict == VERDICT_CANNOT_JUDGE)
		printf("  Next: make doctor\n");
	else if (result->verdict == VERDICT_BUILD)
		printf("  Next: fix what the compiler reports, then make check LAB=%s\n",
			lab->number);
	else if (result->verdict != VERDICT_SOLVED)
		printf("  Next: make hint LAB=%s    (or make %s LAB=%s)\n", lab->number,
			lab_is_experiments(lab) ? "run" : "detect", lab->number);
	else if (result->points < result->possible)
		printf("  Next: the questions in %s/answers.conf\n", folder);
	else
		printf("  Next: make    (the board shows what comes next)\n");
	free(folder);
	free(shown);
}

void tell_judgement(const struct judgement *judgement, const struct lab *lab)
{
	const struct result *result = &judgement->result;
	const struct finding *finding = finding_behind(judgement);
	char *source = text_format("%s/src", judgement->directory);
	bool solved = result->verdict == VERDICT_SOLVED;

	printf("%s %s: %s%s%s", lab->number, lab_title(lab), ink(ink_of(result->verdict)),
		headline(result->verdict, lab), ink_off());
	if (result->verdict != VERDICT_CANNOT_JUDGE)
		printf("  (%d of %d points)", result->points, result->possible);
	putchar('\n');
	if (!solved)
		screen_wrap(2, "  ", result->reason);
	putchar('\n');
	if (finding) {
		explain_finding(finding, source, lab_program(lab), true);
		putchar('\n');
	}
	for (int i = 0; i < judgement->rubric.count; i++)
		tell_check(&judgement->rubric, i, solved ? "" : result->reason);
	putchar('\n');
	if (solved)
		tell_bound(lab, conf_number(&judgement->facts, "ends.well", 0),
			(unsigned long)conf_number(&judgement->facts, "seed", 1));
	else
		tell_log(judgement);
	tell_next(judgement, lab);
	free(source);
}

void tell_result_line(const struct result *result, const char *lab)
{
	printf("%-20s %s%-13s%s ", lab, ink(ink_of(result->verdict)), verdict_word(result->verdict),
		ink_off());
	/* What was not judged has no score, not even zero. */
	if (result->verdict == VERDICT_CANNOT_JUDGE)
		printf(" -/%d\n", result->possible);
	else
		printf("%2d/%d\n", result->points, result->possible);
	if (result->verdict != VERDICT_SOLVED)
		screen_wrap(2, "  ", result->reason);
}
