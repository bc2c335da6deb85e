#include "words/tell_checks.h"

#include "words/screen.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MARGIN = 13, MESSAGE_LINES = 2 };

static const char indent[] = "             ";

static const struct check *check_of(const struct rubric *rubric, const char *name)
{
	for (int i = 0; i < rubric->count; i++)
		if (strcmp(rubric->checks[i].name, name) == 0)
			return &rubric->checks[i];
	return NULL;
}

static const char *title_of(const struct rubric *rubric, const char *name)
{
	const struct check *check = check_of(rubric, name);

	return check ? check->title : name;
}

static void tell_row(enum check_status status, int points, int possible, const char *title)
{
	bool passed = status == CHECK_PASSED, failed = status == CHECK_FAILED;

	printf("  %s%-4s%s %2d/%-2d ",
		ink(passed       ? GREEN
			: failed ? RED
				 : YELLOW),
		passed   ? "ok"
		: failed ? "NO"
			 : "-",
		ink_off(), points, possible);
	screen_wrap(MARGIN, "", title);
}

static bool has_message(const struct check *check, const char *reason)
{
	return check->message && strcmp(check->message, reason) != 0;
}

/* Leaves out a need that the check before it shares. */
static void tell_check(const struct rubric *rubric, int at, const char *reason)
{
	const struct check *check = &rubric->checks[at];
	const char *before = at ? rubric->checks[at - 1].needs : NULL;

	tell_row(check->status, check->points, check->possible, check->title);
	if (has_message(check, reason))
		screen_wrap(MARGIN, indent, check->message);
	if (check->lesson)
		screen_wrap(MARGIN, indent, check->lesson);
	if (check->needs && !(before && strcmp(before, check->needs) == 0))
		screen_wrap(MARGIN, "             needs: ", title_of(rubric, check->needs));
}

void tell_all_checks(const struct rubric *rubric, const char *reason)
{
	for (int i = 0; i < rubric->count; i++)
		tell_check(rubric, i, reason);
}

/* The check at the end of the chain of needs: it did not pass, or nothing would wait for it. */
static const struct check *root_of(const struct rubric *rubric, const struct check *check)
{
	for (int i = 0; i < rubric->count && check && check->needs; i++)
		check = check_of(rubric, check->needs);
	return check;
}

struct fold {
	int count, points, possible;
};

static void add_to(struct fold *fold, const struct check *check)
{
	fold->count++;
	fold->points += check->points;
	fold->possible += check->possible;
}

static void tell_passed(const struct rubric *rubric, const char *all)
{
	struct fold fold = {0};
	char *title;

	for (int i = 0; i < rubric->count; i++)
		if (rubric->checks[i].status == CHECK_PASSED)
			add_to(&fold, &rubric->checks[i]);
	title = text_format(
		"%d check%s passed; all rows: %s", fold.count, fold.count == 1 ? "" : "s", all);
	if (fold.count)
		tell_row(CHECK_PASSED, fold.points, fold.possible, title);
	free(title);
}

/* Those that wait for this one, if only because it is what another one waits for. */
static void tell_waiting(const struct rubric *rubric, const struct check *root)
{
	struct fold fold = {0};
	char *title;

	for (int i = 0; i < rubric->count; i++)
		if (rubric->checks[i].status == CHECK_SKIPPED &&
			root_of(rubric, &rubric->checks[i]) == root)
			add_to(&fold, &rubric->checks[i]);
	title = text_format(
		"%d more check%s for this one.", fold.count, fold.count == 1 ? " waits" : "s wait");
	if (fold.count)
		tell_row(CHECK_SKIPPED, fold.points, fold.possible, title);
	free(title);
}

void tell_checks_in_short(const struct rubric *rubric, const char *reason, const char *all)
{
	tell_passed(rubric, all);
	for (int i = 0; i < rubric->count; i++) {
		const struct check *check = &rubric->checks[i];

		if (check->status == CHECK_PASSED || check->status == CHECK_SKIPPED)
			continue;
		tell_row(check->status, check->points, check->possible, check->title);
		if (has_message(check, reason) && !check->verdict)
			screen_wrap_most(MARGIN, indent, check->message, MESSAGE_LINES);
		tell_waiting(rubric, check);
	}
}
