/*
 * PrairieLearn's results.json, as <pl-external-grader-results> shows it. What cannot be judged is
 * not gradable, which costs the student no attempt and no points.
 */
#include "export/formats.h"
#include "export/say.h"

#include <stdlib.h>

static json_t *test_of(const struct exported *exported, const json_t *check)
{
	char *said = say_check(check);
	char *name =
		text_format("%s/%s", exported_text(exported, "lab"), json_text(check, "name", ""));
	json_t *test = json_object();

	json_set_text(test, "name", name);
	json_set_text(test, "description", json_text(check, "title", ""));
	json_set_number(test, "points", json_number(check, "points", 0));
	json_set_number(test, "max_points", json_number(check, "possible", 0));
	json_set_text(test, "message", said);
	free(name);
	free(said);
	return test;
}

static json_t *complaints(const struct document *document)
{
	json_t *list = json_array();

	for (size_t i = 0; i < document->count; i++) {
		const struct exported *exported = &document->items[i];
		char *name = exported_name(exported);
		char *line = text_format("%s: %s: %s", name, verdict_headline(exported->verdict),
			exported_text(exported, "reason"));

		if (exported->verdict == VERDICT_CANNOT_JUDGE)
			json_array_append_new(list, json_clean(line));
		free(line);
		free(name);
	}
	return list;
}

static json_t *tests_of(const struct document *document)
{
	json_t *tests = json_array(), *check;
	size_t n;

	for (size_t i = 0; i < document->count; i++)
		json_array_foreach(exported_checks(&document->items[i]), n, check)
			json_array_append_new(tests, test_of(&document->items[i], check));
	return tests;
}

void export_prairielearn(const struct document *document)
{
	json_t *whole = json_object();
	char *all = say_all(document);

	json_object_set_new(whole, "gradable", json_boolean(!document->unjudged));
	if (document->unjudged)
		json_object_set_new(whole, "format_errors", complaints(document));
	else
		json_object_set_new(whole, "score",
			json_real(document->possible
					  ? (double)document->points / (double)document->possible
					  : 0.0));
	json_set_text(whole, "output", all);
	if (!document->unjudged)
		json_object_set_new(whole, "tests", tests_of(document));
	put_json(whole);
	free(all);
}
