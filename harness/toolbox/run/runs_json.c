#include "run/runs.h"

#include "base/json.h"

#include <stdlib.h>
#include <string.h>

static const char *stage_word(uint32_t stage)
{
	switch ((enum page_stage)stage) {
	case PAGE_NOT_STARTED:
		return "not-started";
	case PAGE_IN_MAIN:
		return "in-main";
	case PAGE_RETURNED:
		return "returned";
	case PAGE_LEFT:
		return "left";
	case PAGE_STRANGE:
		return "strange";
	}
	return "unreadable"; /* the program overwrote its page */
}

static json_t *run_record(const struct run *run)
{
	const struct job *job = run->job;
	json_t *record = json_object(), *ticks = json_array();
	char *outcome = run_outcome(run);

	json_set_text(record, "run", run->label);
	json_set_text(record, "variant", run->build->variant);
	json_set_text(record, "manner", run->manner);
	json_set_number(record, "rounds", run->job->orders.rounds);
	json_set_number(record, "seed", (json_int_t)job->orders.seed);
	json_set_text(record, "end", job_end_word(job->end));
	json_set_number(record, "code", job->code);
	json_set_number(record, "strays", job->strays);
	json_set_number(record, "milliseconds", job->took_ms);
	if (job->page)
		json_set_text(record, "main", stage_word(job->page->stage));
	for (uint32_t i = 0; i < run_threads(run); i++)
		json_array_append_new(ticks, json_integer((json_int_t)run_ticks(run, i)));
	json_object_set_new(record, "ticks", ticks);
	json_object_set_new(record, "interleaved", json_boolean(run_interleaved(run)));
	json_set_number(record, "row", run_longest_row(run));
	json_set_text(record, "outcome", outcome);
	free(outcome);
	return record;
}

int runs_write(const struct runs *runs, const char *path)
{
	json_t *records = json_array();
	int problem;

	for (size_t i = 0; i < runs->count; i++)
		json_array_append_new(records, run_record(runs->items[i]));
	problem = json_write(records, path, JSON_INDENT(1) | JSON_ENSURE_ASCII);
	json_decref(records);
	return problem;
}
