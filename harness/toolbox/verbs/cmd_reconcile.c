#include "course/reconcile.h"

#include "base/fault.h"
#include "verbs/command.h"
#include "words/screen.h"

#include <stdio.h>

static void tell(const char *line, void *context)
{
	(void)context;
	screen_wrap(4, "  - ", line);
}

int cmd_reconcile(const struct request *request)
{
	struct course course;
	struct reconciled sums;

	course_open(&course, request->words[0], false);
	reconcile(&course, &sums, tell, NULL);
	printf("  %zu listed = %zu with a result + %zu in the quarantine + %zu not graded yet\n",
		sums.listed, sums.graded, sums.quarantined, sums.waiting);
	printf("  %zu attempts, %zu lines in the journal: %s\n", sums.attempts, sums.lines,
		sums.faults > sums.waiting ? "NOT as they were written"
					   : "all as they were written");
	course_close(&course);
	return sums.faults ? EXIT_NOT_SOLVED : EXIT_SOLVED;
}
