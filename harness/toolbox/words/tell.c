#include "words/tell.h"

#include "detectors/detector.h"
#include "words/compiler_words.h"
#include "words/explain.h"
#include "words/screen.h"
#include "words/tell_checks.h"
#include "words/typed.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

/* What the compiler says, a screenful of it. False if it says nothing. */
static bool tell_compiler(const char *log)
{
	enum { LINES_SHOWN = 20 };
	char *words = compiler_words(log, LINES_SHOWN), *rest = words, *line;
	bool says = *words;

	while ((line = strsep(&rest, "\n")) && rest)
		printf("  %s\n", line);
	free(words);
	return says;
}

void tell_broken_build(const struct conf *facts)
{
	const char *log = conf_get_or(facts, "build.log", "?");
	const char *error = conf_get_or(facts, "build.error", "");
	char *shown = path_shown(log);

	if (strcmp(conf_get_or(facts, "build.status", ""), "broken") == 0)
		printf("%sIt cannot be built here, which is no fault of the program.%s\n",
			ink(YELLOW), ink_off());
	else
		printf("%sIt does not compile.%s\n", ink(RED), ink_off());
	if (!compiler_is_quoted(facts) || !tell_compiler(log))
		screen_wrap(2, "  ", error);
	printf("  %sCompiler output: %s%s\n", ink(FAINT), shown, ink_off());
	free(shown);
}

static long largest_size(const struct lab *lab)
{
	long largest = 0;

	for (const struct plan_row *row = plan_check; row->variant; row++)
		if (size_most(lab, row->variant, row->size) > largest)
			largest = size_most(lab, row->variant, row->size);
	return largest;
}

/* N clean runs bound the rate of failures: p < 3/N at 95 %. The caller frees it. */
static char *bound(const struct judgement *judgement, const struct lab *lab)
{
	long runs = conf_number(&judgement->facts, "ends.well", 0);
	long seed = conf_number(&judgement->facts, "seed", 1);

	if (runs <= 3)
		return text_copy(judgement->result.reason);
	return text_format(
		"None of %ld runs of up to %ld rounds failed (seeds from %ld). With 95 %% "
		"confidence, fewer than 1 in %ld such runs fail.",
		runs, largest_size(lab), seed, runs / 3);
}

char *told_reason(const struct judgement *judgement, const struct lab *lab)
{
	return judgement->result.verdict == VERDICT_SOLVED ? bound(judgement, lab)
							   : text_copy(judgement->result.reason);
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
	case VERDICT_FLOOD:
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

static bool has_words(const char *path)
{
	struct stat status;

	return stat(path, &status) == 0 && status.st_size > 0;
}

/* The finding's own, or else the first that says something: a crash may leave no word at all. */
static const char *log_of(const struct judgement *judgement)
{
	static const char *const keys[] = {"build.log", "tsan.race.log", "ends.crash.log",
		"ends.timeout.log", "ends.flood.log", "outcome.example.log"};
	const struct finding *finding = finding_behind(judgement);

	if (finding && finding->log && has_words(finding->log))
		return finding->log;
	for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
		const char *log = conf_get_or(&judgement->facts, keys[i], NULL);

		if (log && has_words(log))
			return log;
	}
	return NULL;
}

static void tell_path(const char *title, const char *path)
{
	char *shown = path_shown(path);

	printf("  %s%s: ", ink(FAINT), title);
	screen_plain(shown);
	printf("%s\n", ink_off());
	free(shown);
}

void tell_log(const struct judgement *judgement)
{
	const char *log = log_of(judgement);

	if (log)
		tell_path("Full log", log);
}

/* "NOT SOLVED (6 of 16 points): " and why, or what a solved lab is worth. */
static void tell_verdict(const struct judgement *judgement, const struct lab *lab)
{
	const struct result *result = &judgement->result;
	bool solved = result->verdict == VERDICT_SOLVED;
	bool unclear = result->verdict == VERDICT_CANNOT_JUDGE;
	char *why = told_reason(judgement, lab);
	char *points =
		unclear ? text_copy("")
			: text_format(" (%d of %d points)", result->points, result->possible);
	char *lead = text_format("  %s%s%s%s: ", ink(ink_of(result->verdict)),
		solved    ? "SOLVED"
		: unclear ? "CANNOT JUDGE"
			  : "NOT SOLVED",
		ink_off(), points);

	screen_wrap(2, lead, why);
	free(lead);
	free(points);
	free(why);
}

/* The command that tells every row of the same files. The caller frees it. */
static char *command_for_all(const struct subject *subject)
{
	bool elsewhere = strcmp(subject->folder, subject->lab->path) != 0;
	char *shown = path_shown(subject->folder), *word = text_shell_word(shown);
	char *options = elsewhere ? text_format("--all --files %s", word) : text_copy("--all");
	char *command = typed_verb(subject->house, "check", subject->lab, options);

	free(shown);
	free(word);
	free(options);
	return command;
}

static void tell_checks(const struct told_judgement *told)
{
	const struct judgement *judgement = told->judgement;
	bool solved = judgement->result.verdict == VERDICT_SOLVED;
	char *all = command_for_all(&told->subject);

	if (told->all || solved || lab_is_experiments(told->subject.lab))
		tell_all_checks(&judgement->rubric, solved ? "" : judgement->result.reason);
	else
		tell_checks_in_short(&judgement->rubric, judgement->result.reason, all);
	free(all);
}

void tell_judgement(const struct told_judgement *told)
{
	const struct judgement *judgement = told->judgement;
	const struct result *result = &judgement->result;
	const struct lab *lab = told->subject.lab;
	const struct finding *finding = finding_behind(judgement);
	char *source = text_format("%s/src", judgement->directory), *next;

	printf("%s %s: %s%s%s\n\n", lab->number, lab_title(lab), ink(ink_of(result->verdict)),
		headline(result->verdict, lab), ink_off());
	tell_checks(told);
	if (finding) {
		putchar('\n');
		explain_finding(finding, source, lab_program(lab),
			told->all ? EXPLAIN_WHY : EXPLAIN_BRIEFLY);
	}
	if (result->verdict != VERDICT_SOLVED && log_of(judgement))
		tell_log(judgement);
	else
		tell_path("Evidence", judgement->directory);
	putchar('\n');
	tell_verdict(judgement, lab);
	next = next_after_check(judgement, &told->subject);
	printf("  Next: ");
	screen_plain(next);
	putchar('\n');
	free(next);
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
