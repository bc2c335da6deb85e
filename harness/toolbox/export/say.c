#include "export/say.h"

#include "base/fault.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

const struct escape escape_xml[] = {{'&', "&amp;"}, {'<', "&lt;"}, {'>', "&gt;"}, {'"', "&quot;"},
	{'\'', "&#39;"}, {'\n', "&#10;"}, {0}};

char *say_verdict(const struct exported *exported)
{
	const char *headline = verdict_headline(exported->verdict);

	if (exported->verdict == VERDICT_CANNOT_JUDGE)
		return text_copy(headline);
	return text_format(
		"%s (%ld of %ld points)", headline, exported->points, exported->possible);
}

bool check_is(const json_t *check, const char *status)
{
	return strcmp(json_text(check, "status", ""), status) == 0;
}

char *say_check(const json_t *check)
{
	const char *message = json_text(check, "message", "");
	const char *lesson = json_text(check, "lesson", "");
	const char *needs = json_text(check, "needs", "");
	struct text text = {0};

	if (check_is(check, "cannot-judge"))
		text_addf(&text, "Cannot judge.%s", *message ? " " : "");
	if (check_is(check, "skipped") && *needs)
		text_addf(
			&text, "Not judged: `%s` has to pass first.%s", needs, *message ? " " : "");
	text_add(&text, message);
	if (*message && *lesson)
		text_add(&text, "\n");
	text_add(&text, lesson);
	return text_take(&text);
}

bool verdict_is_in_checks(const struct exported *exported)
{
	const json_t *check;
	size_t i;

	if (exported->verdict == VERDICT_SOLVED)
		return true;
	json_array_foreach(exported_checks(exported), i, check) {
		if (exported->verdict == VERDICT_CANNOT_JUDGE ? check_is(check, "cannot-judge")
							      : check_is(check, "failed"))
			return true;
	}
	return false;
}

char *say_points(const struct exported *exported, const json_t *check)
{
	if (exported->verdict == VERDICT_CANNOT_JUDGE)
		return text_copy("");
	return text_format(
		"%ld/%ld", json_number(check, "points", 0), json_number(check, "possible", 0));
}

static void add_check(struct text *text, const struct exported *exported, const json_t *check)
{
	const char *word = check_is(check, "passed")         ? "ok"
			   : check_is(check, "failed")       ? "NO"
			   : check_is(check, "cannot-judge") ? "??"
							     : "-";
	char *said = say_check(check), *rest = said, *line;
	char *points = say_points(exported, check);

	text_addf(text, "  %-3s %5s  %s\n", word, points, json_text(check, "title", ""));
	while ((line = strsep(&rest, "\n")))
		if (*line)
			text_addf(text, "             %s\n", line);
	free(points);
	free(said);
}

char *say_all(const struct document *document)
{
	struct text text = {0};

	for (size_t i = 0; i < document->count; i++) {
		const struct exported *exported = &document->items[i];
		char *name = exported_name(exported), *verdict = say_verdict(exported);
		const json_t *check;
		size_t n;

		text_addf(&text, "%s%s: %s\n%s\n\n", i ? "\n" : "", name, verdict,
			exported_text(exported, "reason"));
		json_array_foreach(exported_checks(exported), n, check)
			add_check(&text, exported, check);
		free(name);
		free(verdict);
	}
	return text_take(&text);
}

void put_json(json_t *json)
{
	char *bytes = json_dumps(json, JSON_INDENT(2));

	if (!bytes)
		die(EXIT_OUR_FAULT, "out of memory");
	puts(bytes);
	free(bytes);
	json_decref(json);
}

void put_text(struct text *text)
{
	fwrite(text_string(text), 1, text->length, stdout);
	text_release(text);
}

void escape_add(struct text *text, const struct escape *escapes, const char *string)
{
	for (const char *at = string; *at; at++) {
		const struct escape *escape = escapes;

		while (escape->byte && escape->byte != *at)
			escape++;
		if (escape->byte)
			text_add(text, escape->instead);
		else
			text_add_bytes(text, at, 1);
	}
}
