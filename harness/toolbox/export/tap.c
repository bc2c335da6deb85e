/*
 * TAP 14: a subtest a lab, a point a check.
 *
 * TAP has `ok`, `not ok`, and "Bail out!" for what stops the tests before they can tell. So the
 * labs that cannot be judged come last, and bail out: a harness then counts them neither as passed
 * nor as failed, and says that the run is not complete.
 */
#include "export/formats.h"
#include "export/say.h"

#include <stdlib.h>

static const struct escape escapes[] = {{'\\', "\\\\"}, {'#', "\\#"}, {'\n', " "}, {0}};

static void add_member(struct text *text, const char *key, const char *value)
{
	json_t *string = json_clean(value);
	char *quoted = json_dumps(string, JSON_ENCODE_ANY | JSON_ENSURE_ASCII);

	/* A JSON string is one of YAML, too, without surrogates. */
	text_addf(text, "      %s: %s\n", key, quoted);
	free(quoted);
	json_decref(string);
}

static void add_diagnostic(struct text *text, const json_t *check, const char *said)
{
	text_add(text, "      ---\n");
	add_member(text, "message", said);
	add_member(text, "verdict", json_text(check, "verdict", "points"));
	text_addf(text, "      points: %ld\n      possible: %ld\n      ...\n",
		json_number(check, "points", 0), json_number(check, "possible", 0));
}

static void add_check(struct text *text, const json_t *check, size_t number)
{
	bool failed = check_is(check, "failed"), passed = check_is(check, "passed");
	char *said = say_check(check);

	text_addf(text, "    %sok %zu - ", failed ? "not " : "", number);
	escape_add(text, escapes, json_text(check, "title", ""));
	if (!failed && !passed) {
		text_add(text, " # SKIP ");
		escape_add(text, escapes, said);
	}
	text_add(text, "\n");
	if (failed)
		add_diagnostic(text, check, said);
	free(said);
}

static void add_lab(struct text *text, const struct exported *exported, size_t number)
{
	const json_t *checks = exported_checks(exported);
	bool needs_point = !verdict_is_in_checks(exported);
	char *name = exported_name(exported), *verdict = say_verdict(exported);
	json_t *check;
	size_t i;

	text_add(text, "# Subtest: ");
	escape_add(text, escapes, name);
	text_addf(text, "\n    1..%zu\n", json_array_size(checks) + needs_point);
	json_array_foreach(checks, i, check)
		add_check(text, check, i + 1);
	if (needs_point) {
		text_addf(text, "    not ok %zu - ", i + 1);
		escape_add(text, escapes, exported_text(exported, "reason"));
		text_add(text, "\n");
	}
	text_addf(text, "%sok %zu - ", exported->verdict == VERDICT_SOLVED ? "" : "not ", number);
	escape_add(text, escapes, name);
	text_add(text, ": ");
	escape_add(text, escapes, verdict);
	text_add(text, "\n");
	free(verdict);
	free(name);
}

static void bail_out(struct text *text, const struct document *document)
{
	text_add(text, "Bail out! Cannot judge");
	for (size_t i = 0; i < document->count; i++) {
		const struct exported *exported = &document->items[i];

		if (exported->verdict != VERDICT_CANNOT_JUDGE)
			continue;
		text_addf(text, " %s: ", exported_text(exported, "lab"));
		escape_add(text, escapes, exported_text(exported, "reason"));
	}
	text_add(text, "\n");
}

void export_tap(const struct document *document)
{
	struct text text = {0};
	size_t number = 0;

	text_addf(&text, "TAP version 14\n1..%zu\n", document->count);
	for (size_t i = 0; i < document->count; i++)
		if (document->items[i].verdict != VERDICT_CANNOT_JUDGE)
			add_lab(&text, &document->items[i], ++number);
	if (document->unjudged)
		bail_out(&text, document);
	put_text(&text);
}
