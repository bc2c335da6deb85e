/*
 * Classroom 50's `classroom50/result/v1`. Which submission it is stands in the environment that the
 * runner gives a grader; the runner itself adds the owner and the times that count.
 */
#include "base/fault.h"
#include "export/formats.h"
#include "export/say.h"

#include <stdlib.h>

static const char *from_runner(const char *name)
{
	const char *value = getenv(name);

	if (!value || !*value)
		die(EXIT_USAGE, "classroom50: %s is not set; Classroom 50's runner sets it", name);
	return value;
}

static json_t *test_of(const struct exported *exported, const json_t *check)
{
	char *said = say_check(check);
	char *name =
		text_format("%s/%s", exported_text(exported, "lab"), json_text(check, "name", ""));
	json_t *test = json_object();

	json_set_text(test, "test-name", name);
	json_object_set_new(test, "passed", json_boolean(check_is(check, "passed")));
	json_set_number(test, "score", json_number(check, "points", 0));
	json_set_number(test, "max-score", json_number(check, "possible", 0));
	json_set_text(test, "description", json_text(check, "title", ""));
	json_set_text(test, "output", said);
	free(name);
	free(said);
	return test;
}

void export_classroom50(const struct document *document)
{
	const char *review = getenv("REVIEW_URL");
	json_t *whole = json_object(), *tests = json_array(), *check;
	size_t n;

	for (size_t i = 0; i < document->count; i++)
		json_array_foreach(exported_checks(&document->items[i]), n, check)
			json_array_append_new(tests, test_of(&document->items[i], check));
	json_set_text(whole, "schema", "classroom50/result/v1");
	json_set_text(whole, "classroom", from_runner("CLASSROOM"));
	json_set_text(whole, "assignment", from_runner("ASSIGNMENT"));
	json_set_text(whole, "submission", from_runner("SUBMISSION_TAG"));
	json_set_text(whole, "commit", from_runner("COMMIT_URL"));
	json_set_text(whole, "release", from_runner("RELEASE_URL"));
	json_set_text(whole, "review", review && *review ? review : from_runner("COMMIT_URL"));
	json_set_text(whole, "datetime",
		*document->items[0].made_at ? document->items[0].made_at : "1970-01-01T00:00:00Z");
	json_set_number(whole, "score", document->points);
	json_set_number(whole, "max-score", document->possible);
	json_object_set_new(whole, "tests", tests);
	put_json(whole);
}
