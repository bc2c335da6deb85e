/*
 * The JSON that check50 prints, in the form of its version 3: `passed` is true, false, or null for
 * what was not judged.
 */
#include "export/formats.h"
#include "export/say.h"

#include <stdlib.h>
#include <string.h>

static json_t *cause_of(const char *rationale, const char *help)
{
	json_t *cause = json_object();

	json_set_text(cause, "rationale", rationale);
	json_object_set_new(cause, "help", *help ? json_clean(help) : json_null());
	return cause;
}

static json_t *log_of(const char *said)
{
	json_t *log = json_array();
	char *copy = text_copy(said), *rest = copy, *line;

	while ((line = strsep(&rest, "\n")))
		if (*line)
			json_array_append_new(log, json_clean(line));
	free(copy);
	return log;
}

static json_t *row(const struct exported *exported, const char *name, const char *description)
{
	char *full = text_format("%s/%s", exported_text(exported, "lab"), name);
	json_t *row = json_object();

	json_set_text(row, "name", full);
	json_set_text(row, "description", description);
	free(full);
	return row;
}

static json_t *row_of(const struct exported *exported, const json_t *check)
{
	json_t *object = row(exported, json_text(check, "name", ""), json_text(check, "title", ""));
	bool passed = check_is(check, "passed"), failed = check_is(check, "failed");
	const char *needs = json_text(check, "needs", "");
	char *said = say_check(check), *rest = said;
	char *dependency = text_format("%s/%s", exported_text(exported, "lab"), needs);
	json_t *data = json_object(), *log = log_of(said);
	const char *rationale = strsep(&rest, "\n");

	json_object_set_new(
		object, "passed", passed || failed ? json_boolean(passed) : json_null());
	json_object_set_new(object, "log", log);
	json_object_set_new(object, "cause",
		passed ? json_null()
		       : cause_of(*rationale ? rationale : json_text(check, "title", ""),
				 rest ? rest : ""));
	if (exported->verdict != VERDICT_CANNOT_JUDGE)
		json_set_number(data, "points", json_number(check, "points", 0));
	json_set_number(data, "possible", json_number(check, "possible", 0));
	json_object_set_new(object, "data", data);
	json_object_set_new(object, "dependency", *needs ? json_clean(dependency) : json_null());
	free(dependency);
	free(said);
	return object;
}

/* The lab's verdict, where no check speaks of it. */
static json_t *row_of_verdict(const struct exported *exported)
{
	json_t *object = row(exported, "verdict", verdict_headline(exported->verdict));
	bool is_judged = exported->verdict != VERDICT_CANNOT_JUDGE;

	json_object_set_new(object, "passed", is_judged ? json_false() : json_null());
	json_object_set_new(object, "log", json_array());
	json_object_set_new(object, "cause", cause_of(exported_text(exported, "reason"), ""));
	json_object_set_new(object, "data", json_object());
	json_object_set_new(object, "dependency", json_null());
	return object;
}

void export_check50(const struct document *document)
{
	json_t *whole = json_object(), *results = json_array(), *check;
	const char *slug = document->count == 1 ? exported_text(document->items, "lab") : "all";
	char *full = text_format("racelab/%s", slug);
	size_t n;

	for (size_t i = 0; i < document->count; i++) {
		const struct exported *exported = &document->items[i];

		json_array_foreach(exported_checks(exported), n, check)
			json_array_append_new(results, row_of(exported, check));
		if (!verdict_is_in_checks(exported))
			json_array_append_new(results, row_of_verdict(exported));
	}
	json_set_text(whole, "slug", full);
	json_object_set_new(whole, "results", results);
	json_set_text(whole, "version", "3.0.0");
	put_json(whole);
	free(full);
}
