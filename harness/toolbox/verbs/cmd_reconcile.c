#include "course/reconcile.h"

#include "base/fault.h"
#include "base/json.h"
#include "export/say.h"
#include "verbs/command.h"
#include "words/screen.h"

#include <stdio.h>

static void tell(const char *line, void *context)
{
	(void)context;
	screen_wrap(4, "  - ", line);
}

static void keep(const char *line, void *context)
{
	json_array_append_new(context, json_clean(line));
}

static void print_json(const struct course *course, struct reconciled *sums)
{
	json_t *whole = json_object(), *differences = json_array();

	reconcile(course, sums, keep, differences);
	json_set_number(whole, "listed", (json_int_t)sums->listed);
	json_set_number(whole, "graded", (json_int_t)sums->graded);
	json_set_number(whole, "quarantined", (json_int_t)sums->quarantined);
	json_set_number(whole, "waiting", (json_int_t)sums->waiting);
	json_set_number(whole, "attempts", (json_int_t)sums->attempts);
	json_set_number(whole, "lines", (json_int_t)sums->lines);
	json_object_set_new(whole, "differences", differences);
	put_json(whole);
}

static void tell_all(const struct course *course, struct reconciled *sums)
{
	reconcile(course, sums, tell, NULL);
	printf("  %zu listed = %zu with a result + %zu in the quarantine + %zu not graded yet\n",
		sums->listed, sums->graded, sums->quarantined, sums->waiting);
	printf("  %zu attempts, %zu lines in the journal: %s\n", sums->attempts, sums->lines,
		sums->faults > sums->waiting ? "NOT as they were written"
					     : "all as they were written");
}

int cmd_reconcile(const struct request *request)
{
	struct course course;
	struct reconciled sums;

	course_open(&course, request->words[0], false);
	if (request->json)
		print_json(&course, &sums);
	else
		tell_all(&course, &sums);
	course_close(&course);
	return sums.faults ? EXIT_NOT_SOLVED : EXIT_SOLVED;
}
