#include "verbs/command.h"
#include "verdict/result.h"
#include "words/next.h"
#include "words/screen.h"
#include "words/typed.h"

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
	char *begun_next; /* and what comes next there */
	const struct lab *after; /* the first one after all that were begun */
	const struct lab *skipped; /* the first that was not begun */
	const struct lab *unanswered; /* the first solved with questions left */
};

static void consider(struct choice *choice, const struct house *house, const struct lab *lab,
	const struct result *result, bool changed)
{
	bool begun = result->lab, solved = begun && result->verdict == VERDICT_SOLVED && !changed;

	if (begun)
		choice->after = NULL;
	else if (!choice->after)
		choice->after = lab;
	if (!begun && !choice->skipped)
		choice->skipped = lab;
	if (begun && !solved && !choice->begun) {
		choice->begun = lab;
		choice->begun_next = next_after_result(
			result, changed, &(struct subject){house, lab, lab->path});
	}
	if (solved && result->failed && !choice->unanswered)
		choice->unanswered = lab;
}

static void tell_choice(const struct choice *choice, const struct house *house)
{
	const struct lab *fresh = choice->after ? choice->after : choice->skipped;
	const struct lab *unanswered = choice->unanswered;
	char *next = NULL;

	if (choice->begun) {
		printf("\n  Next: %s\n", choice->begun_next);
	} else if (fresh) {
		next = typed_verb(house, "show", fresh, "");
		printf("\n  Next: %s\n", next);
	} else if (unanswered) {
		char *shown = path_shown(unanswered->path);

		next = typed_verb(house, "check", unanswered, "");
		printf("\n  All solved. Next: the questions in %s/answers.conf,\n"
		       "  then %s\n",
			shown, next);
		free(shown);
	} else {
		printf("\n  All solved. `make help` shows what else there is.\n");
	}
	free(next);
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
		consider(&choice, request->house, lab, &result, changed);
		result_release(&result);
	}
	if (!request->labs.count)
		printf("  There are no labs here.\n");
	else
		tell_choice(&choice, request->house);
	free(choice.begun_next);
	return 0;
}
