#include "run/runs.h"

#include <errno.h>
#include <jansson.h>
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
	}
	return "unreadable"; /* a program that overwrote its page */
}

static json_t *run_record(const struct run *run)
{
	const struct job *job = run->job;
	json_t *record = json_object(), *ticks = json_array();
	char *outcome = run_outcome(run);

	json_object_set_new(record, "run", json_string(run->label));
	json_object_set_new(record, "variant", json_string(run->build->variant));
	json_object_set_new(record, "manner", json_string(run->manner));
	json_object_set_new(record, "rounds", json_integer(run->build->rounds));
	json_object_set_new(record, "seed", json_integer((json_int_t)job->orders.seed));
	json_object_set_new(record, "end", json_string(job_end_word(job->end)));
	json_object_set_new(record, "code", json_integer(job->code));
	json_object_set_new(record, "strays", json_integer(job->strays));
	json_object_set_new(record, "milliseconds", json_integer(job->took_ms));
	if (job->page)
		json_object_set_new(record, "main", json_string(stage_word(job->page->stage)));
	for (uint32_t i = 0; i < run_threads(run); i++)
		json_array_append_new(ticks, json_integer((json_int_t)run_ticks(run, i)));
	json_object_set_new(record, "ticks", ticks);
	json_object_set_new(record, "interleaved", json_boolean(run_interleaved(run)));
	json_object_set_new(record, "outcome", json_stringn_nocheck(outcome, strlen(outcome)));
	free(outcome);
	return record;
}

int runs_write(const struct runs *runs, const char *path)
{
	json_t *records = json_array();
	char *bytes;
	int problem;

	for (size_t i = 0; i < runs->count; i++)
		json_array_append_new(records, run_record(runs->items[i]));
	bytes = json_dumps(records, JSON_INDENT(1) | JSON_ENSURE_ASCII);
	problem = bytes ? file_write(path, bytes, strlen(bytes)) : EILSEQ;
	free(bytes);
	json_decref(records);
	return problem;
}
