/*
 * Gradescope's results.json. Scores stand in each test and, as their sum, at the top. A test's
 * `status` is passed or failed, so one that was not judged has none.
 */
#include "export/formats.h"
#include "export/say.h"

#include <stdlib.h>
#include <string.h>

static json_t *test_of(const struct exported *exported, const json_t *check, size_t number)
{
	char *said = say_check(check), *name = exported_name(exported);
	char *title = text_format("%s: %s", name, json_text(check, "title", ""));
	char *order = text_format("%s.%zu", exported->lab.number, number + 1);
	json_t *test = json_object();

	json_set_text(test, "name", title);
	json_set_text(test, "name_format", "text");
	json_set_text(test, "number", order);
	json_set_number(test, "score", json_number(check, "points", 0));
	json_set_number(test, "max_score", json_number(check, "possible", 0));
	if (check_is(check, "passed") || check_is(check, "failed"))
		json_set_text(test, "status", json_text(check, "status", ""));
	json_set_text(test, "output", said);
	json_set_text(test, "output_format", "text");
	json_set_text(test, "visibility", "visible");
	free(order);
	free(title);
	free(name);
	free(said);
	return test;
}

static json_t *extra(const struct document *document)
{
	json_t *extra = json_object(), *labs = json_object();

	for (size_t i = 0; i < document->count; i++)
		json_set_text(labs, exported_text(&document->items[i], "lab"),
			exported_text(&document->items[i], "verdict"));
	json_object_set_new(extra, "racelab", labs);
	return extra;
}

void export_gradescope(const struct document *document)
{
	json_t *whole = json_object(), *tests = json_array(), *check;
	char *all = say_all(document);
	size_t n;

	for (size_t i = 0; i < document->count; i++)
		json_array_foreach(exported_checks(&document->items[i]), n, check)
			json_array_append_new(tests, test_of(&document->items[i], check, n));
	json_set_number(whole, "score", document->points);
	json_set_text(whole, "output", all);
	json_set_text(whole, "output_format", "text");
	json_set_text(whole, "visibility", "visible");
	json_set_text(whole, "stdout_visibility", "hidden");
	json_object_set_new(whole, "tests", tests);
	json_object_set_new(whole, "extra_data", extra(document));
	put_json(whole);
	free(all);
}
