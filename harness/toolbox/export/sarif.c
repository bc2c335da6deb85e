/*
 * SARIF 2.1.0: a result a check that failed, under the rule of its verdict, with the code flows
 * that explain it. What cannot be judged is a notification of the invocation, and the invocation
 * was not successful.
 */
#include "export/formats.h"
#include "export/place.h"
#include "export/sarif_flows.h"
#include "export/say.h"

#include <stdlib.h>

static const char schema[] = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/"
			     "sarif-schema-2.1.0.json";

/* ---------------------------------------------------------------- results */

static json_t *all_places(const struct exported *exported, const char *said)
{
	const char *rest = said;
	json_t *places = json_array();
	struct place place;

	/* A result has one location; what the message names besides is related. */
	while (json_array_size(places) < 4 && place_next(exported, &rest, &place))
		json_array_append_new(
			places, sarif_location(exported, place.file, place.line, NULL));
	if (!json_array_size(places) && place_of(exported, said, &place))
		json_array_append_new(
			places, sarif_location(exported, place.file, place.line, NULL));
	return places;
}

static void add_places(json_t *result, const struct exported *exported, const char *said)
{
	json_t *places = all_places(exported, said), *first = json_array();

	if (json_array_size(places)) {
		json_array_append(first, json_array_get(places, 0));
		json_array_remove(places, 0);
	}
	json_object_set_new(result, "locations", first);
	if (json_array_size(places))
		json_object_set(result, "relatedLocations", places);
	json_decref(places);
}

static json_t *properties_of(const struct exported *exported, const char *check)
{
	json_t *properties = json_object();

	json_set_text(properties, "who", exported_text(exported, "who"));
	json_set_text(properties, "lab", exported_text(exported, "lab"));
	json_set_text(properties, "check", check);
	return properties;
}

static json_t *result_of(const struct exported *exported, const char *check, const char *rule,
	const char *level, const char *said)
{
	json_t *result = json_object();
	char *name = exported_name(exported), *words = text_format("%s: %s", name, said);

	json_set_text(result, "ruleId", rule);
	json_set_text(result, "kind", "fail");
	json_set_text(result, "level", level);
	json_object_set_new(result, "message", sarif_message(words));
	add_places(result, exported, said);
	json_object_set_new(result, "properties", properties_of(exported, check));
	free(words);
	free(name);
	return result;
}

static json_t *result_of_check(const struct exported *exported, const json_t *check)
{
	const char *verdict = json_text(check, "verdict", "");
	char *said = say_check(check);
	json_t *flows = sarif_flows(exported, check);
	json_t *result =
		result_of(exported, json_text(check, "name", ""), *verdict ? verdict : "points",
			*verdict ? "error" : "note", *said ? said : json_text(check, "title", ""));

	if (json_array_size(flows))
		json_object_set(result, "codeFlows", flows);
	json_decref(flows);
	free(said);
	return result;
}

static void add_results(json_t *results, const struct exported *exported)
{
	json_t *check;
	size_t i;

	json_array_foreach(exported_checks(exported), i, check)
		if (check_is(check, "failed"))
			json_array_append_new(results, result_of_check(exported, check));
	if (exported->verdict != VERDICT_CANNOT_JUDGE && !verdict_is_in_checks(exported))
		json_array_append_new(
			results, result_of(exported, "verdict", exported_text(exported, "verdict"),
					 "error", exported_text(exported, "reason")));
}

/* ---------------------------------------------------------------- the run */

static void add_rule(json_t *rules, const char *id, const char *words)
{
	json_t *rule = json_object();

	json_set_text(rule, "id", id);
	json_object_set_new(rule, "shortDescription", sarif_message(words));
	json_array_append_new(rules, rule);
}

static json_t *tool(void)
{
	json_t *tool = json_object(), *driver = json_object(), *rules = json_array();

	for (int verdict = 0; verdict < VERDICT_CANNOT_JUDGE; verdict++)
		add_rule(rules, verdict_word((enum verdict)verdict),
			verdict_headline((enum verdict)verdict));
	add_rule(rules, "points", "a check that costs points and decides nothing");
	json_set_text(driver, "name", "racelab");
	json_object_set_new(driver, "rules", rules);
	json_object_set_new(tool, "driver", driver);
	return tool;
}

static json_t *notification(const struct exported *exported)
{
	json_t *object = json_object();
	char *name = exported_name(exported);
	char *words = text_format("%s: %s: %s", name, verdict_headline(exported->verdict),
		exported_text(exported, "reason"));

	json_set_text(object, "level", "error");
	json_object_set_new(object, "message", sarif_message(words));
	json_object_set_new(object, "properties", properties_of(exported, "verdict"));
	free(words);
	free(name);
	return object;
}

static json_t *invocations(const struct document *document)
{
	json_t *list = json_array(), *invocation = json_object(), *notifications = json_array();

	for (size_t i = 0; i < document->count; i++)
		if (document->items[i].verdict == VERDICT_CANNOT_JUDGE)
			json_array_append_new(notifications, notification(&document->items[i]));
	json_object_set_new(invocation, "executionSuccessful", json_boolean(!document->unjudged));
	if (json_array_size(notifications))
		json_object_set(invocation, "toolExecutionNotifications", notifications);
	json_decref(notifications);
	json_array_append_new(list, invocation);
	return list;
}

void export_sarif(const struct document *document)
{
	json_t *whole = json_object(), *runs = json_array(), *run = json_object();
	json_t *results = json_array();

	for (size_t i = 0; i < document->count; i++)
		add_results(results, &document->items[i]);
	json_set_text(whole, "$schema", schema);
	json_set_text(whole, "version", "2.1.0");
	json_object_set_new(run, "tool", tool());
	json_object_set_new(run, "invocations", invocations(document));
	json_object_set_new(run, "results", results);
	json_array_append_new(runs, run);
	json_object_set_new(whole, "runs", runs);
	put_json(whole);
}
