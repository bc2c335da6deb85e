#include "command.h"
#include "result.h"
#include "screen.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { BAR = 10 };

/* The last result of one's own check; `changed` when the files are others since. */
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

int cmd_list(const struct request *request)
{
	const struct lab *next = NULL;
	const struct lab *unanswered = NULL;
	bool next_begun = false;

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
		if (!solved && !next) {
			next = lab;
			next_begun = begun;
		} else if (solved && result.points < result.possible && !unanswered) {
			unanswered = lab;
		}
		result_release(&result);
	}
	if (!request->labs.count)
		printf("  There are no labs here.\n");
	else if (next)
		printf("\n  Next: make %s LAB=%s\n", next_begun ? "hint" : "show", next->number);
	else if (unanswered)
		printf("\n  All solved. Next: the questions in labs/%s/answers.conf,\n"
		       "  then make check LAB=%s\n",
			unanswered->name, unanswered->number);
	else
		printf("\n  All solved. `make help` shows what else there is.\n");
	return 0;
}
