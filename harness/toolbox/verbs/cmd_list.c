#include "verbs/command.h"
#include "verdict/result.h"
#include "words/screen.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { BAR = 10 };

/* The result of the last check; sets `changed` when the files have changed since. */
static bool last_result(
	const struct house *house, const struct lab *lab, struct result *result, bool *changed)
{
	char *path = text_format("%s/board/%s.json", house->build, lab->name), *files;
	bool there = result_read(result, path);

	if (there) {
		files = result_files(lab, lab->path);
		*changed = strcmp(files, result->files) != 0;
		free(files);
	}
	free(path);
	return there;
}

/* The labs that the next command may be about. Each may be NULL. */
struct choice {
	const struct lab *begun; /* the first that was begun and is not solved */
	const struct lab *after; /* the first one after all that were begun */
	const struct lab *skipped; /* the first that was not begun */
	const struct lab *unanswered; /* the first solved with questions left */
};

static void consider(struct choice *choice, const struct lab *lab, bool is_begun, bool is_solved,
	bool is_answered)
{
	if (is_begun)
		choice->after = NULL;
	else if (!choice->after)
		choice->after = lab;
	if (!is_begun && !choice->skipped)
		choice->skipped = lab;
	if (is_begun && !is_solved && !choice->begun)
		choice->begun = lab;
	if (is_solved && !is_answered && !choice->unanswered)
		choice->unanswered = lab;
}

static void tell_choice(const struct choice *choice)
{
	const struct lab *fresh = choice->after ? choice->after : choice->skipped;

	if (choice->begun)
		printf("\n  Next: make hint LAB=%s\n", choice->begun->number);
	else if (fresh)
		printf("\n  Next: make show LAB=%s\n", fresh->number);
	else if (choice->unanswered)
		printf("\n  All solved. Next: the questions in labs/%s/answers.conf,\n"
		       "  then make check LAB=%s\n",
			choice->unanswered->name, choice->unanswered->number);
	else
		printf("\n  All solved. `make help` shows what else there is.\n");
}

int cmd_list(const struct request *request)
{
	struct choice choice = {0};

	for (size_t i = 0; i < request->labs.count; i++) {
		const struct lab *lab = &request->labs.items[i];
		struct result result = {0};
		bool changed = false, begun = last_result(request->house, lab, &result, &changed);
		bool solved = begun && result.verdict == VERDICT_SOLVED && !changed;

		printf("  %s%s%s  %-24.24s ", ink(BOLD), lab->number, ink_off(), lab_title(lab));
		screen_bar(BAR, result.points, lab_points(lab));
		if (begun && result.verdict == VERDICT_CANNOT_JUDGE)
			printf("  -/%-2d  ", lab_points(lab));
		else
			printf(" %2d/%-2d  ", result.points, lab_points(lab));
		printf("%s%s%s%s\n", ink(solved ? GREEN : PLAIN),
			begun ? verdict_word(result.verdict) : "not begun", ink_off(),
			changed ? ", changed since" : "");
		consider(&choice, lab, begun, solved, result.points >= result.possible);
		result_release(&result);
	}
	if (!request->labs.count)
		printf("  There are no labs here.\n");
	else
		tell_choice(&choice);
	return 0;
}
