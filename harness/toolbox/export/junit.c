/*
 * JUnit's XML: a suite a lab, a case a check. What failed is a <failure>, what cannot be judged an
 * <error>, and what waits for another check is <skipped>.
 */
#include "export/formats.h"
#include "export/say.h"

#include <stdlib.h>

struct sums {
	size_t tests, failures, errors, skipped;
};

static void add_attribute(struct text *text, const char *name, const char *value)
{
	text_addf(text, " %s=\"", name);
	escape_add(text, escape_xml, value);
	text_add(text, "\"");
}

static void add_case(struct text *text, const struct exported *exported, const char *title)
{
	text_add(text, "    <testcase");
	add_attribute(text, "classname", exported_text(exported, "lab"));
	add_attribute(text, "name", title);
}

static void add_child(struct text *text, const char *element, const char *type, const char *said)
{
	text_addf(text, ">\n      <%s", element);
	if (*type)
		add_attribute(text, "type", type);
	add_attribute(text, "message", said);
	text_add(text, ">");
	/* Some readers show the attribute, some what stands inside. */
	escape_add(text, escape_xml, said);
	text_addf(text, "</%s>\n    </testcase>\n", element);
}

static void add_check(
	struct text *text, const struct exported *exported, const json_t *check, struct sums *sums)
{
	char *said = say_check(check);
	const char *type = json_text(check, "verdict", "points");

	add_case(text, exported, json_text(check, "title", ""));
	sums->tests++;
	if (check_is(check, "failed")) {
		sums->failures++;
		add_child(text, "failure", type, said);
	} else if (check_is(check, "cannot-judge")) {
		sums->errors++;
		add_child(text, "error", "cannot-judge", said);
	} else if (check_is(check, "skipped")) {
		sums->skipped++;
		add_child(text, "skipped", "", said);
	} else {
		text_add(text, "/>\n");
	}
	free(said);
}

static void add_verdict(struct text *text, const struct exported *exported, struct sums *sums)
{
	bool unclear = exported->verdict == VERDICT_CANNOT_JUDGE;

	sums->tests++;
	sums->errors += unclear;
	sums->failures += !unclear;
	add_case(text, exported, "The lab can be judged.");
	add_child(text, unclear ? "error" : "failure", exported_text(exported, "verdict"),
		exported_text(exported, "reason"));
}

static void add_sums(struct text *text, const struct sums *sums)
{
	text_addf(text, " tests=\"%zu\" failures=\"%zu\" errors=\"%zu\" skipped=\"%zu\"",
		sums->tests, sums->failures, sums->errors, sums->skipped);
}

static void add_property(struct text *text, const char *name, const char *value)
{
	text_add(text, "      <property");
	add_attribute(text, "name", name);
	add_attribute(text, "value", value);
	text_add(text, "/>\n");
}

static void add_properties(struct text *text, const struct exported *exported)
{
	char *points = text_format("%ld", exported->points);
	char *possible = text_format("%ld", exported->possible);

	text_add(text, "    <properties>\n");
	add_property(text, "who", exported_text(exported, "who"));
	add_property(text, "verdict", exported_text(exported, "verdict"));
	if (exported->verdict != VERDICT_CANNOT_JUDGE)
		add_property(text, "points", points);
	add_property(text, "possible", possible);
	text_add(text, "    </properties>\n");
	free(possible);
	free(points);
}

static void add_suite(struct text *text, const struct exported *exported, struct sums *all)
{
	struct text cases = {0};
	struct sums sums = {0};
	char *name = exported_name(exported);
	json_t *check;
	size_t i;

	json_array_foreach(exported_checks(exported), i, check)
		add_check(&cases, exported, check, &sums);
	if (!verdict_is_in_checks(exported))
		add_verdict(&cases, exported, &sums);
	text_add(text, "  <testsuite");
	add_attribute(text, "name", name);
	add_sums(text, &sums);
	text_add(text, ">\n");
	add_properties(text, exported);
	text_add_bytes(text, text_string(&cases), cases.length);
	text_add(text, "  </testsuite>\n");
	all->tests += sums.tests;
	all->failures += sums.failures;
	all->errors += sums.errors;
	all->skipped += sums.skipped;
	text_release(&cases);
	free(name);
}

void export_junit(const struct document *document)
{
	struct text text = {0}, suites = {0};
	struct sums sums = {0};

	for (size_t i = 0; i < document->count; i++)
		add_suite(&suites, &document->items[i], &sums);
	text_add(&text, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"racelab\"");
	add_sums(&text, &sums);
	text_add(&text, ">\n");
	text_add_bytes(&text, text_string(&suites), suites.length);
	text_add(&text, "</testsuites>\n");
	text_release(&suites);
	put_text(&text);
}
