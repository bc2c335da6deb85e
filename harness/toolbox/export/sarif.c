/*
 * SARIF 2.1.0: a result a check that failed, under the rule of its verdict. The stacks of a
 * detector's finding become one code flow with a thread flow for each thread, and the explorer's
 * schedule another, in which `executionOrder` tells who ran when. What cannot be judged is a
 * notification of the invocation, and the invocation was not successful.
 */
#include "export/drawing.h"
#include "export/formats.h"
#include "export/place.h"
#include "export/say.h"
#include "words/step.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

enum { EVENTS_MOST = 1000 };

static const char schema[] = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/"
			     "sarif-schema-2.1.0.json";

static json_t *message(const char *text)
{
	json_t *object = json_object();

	json_set_text(object, "text", text);
	return object;
}

/* A relative reference: what a URI does not allow is given by its bytes. */
static char *uri_of(const char *path)
{
	struct text uri = {0};

	for (const char *at = path; *at; at++)
		if (isalnum((unsigned char)*at) || strchr("-._~/", *at))
			text_add_bytes(&uri, at, 1);
		else
			text_addf(&uri, "%%%02X", (unsigned char)*at);
	return text_take(&uri);
}

static json_t *location(
	const struct exported *exported, const char *file, long line, const char *words)
{
	json_t *object = json_object(), *physical = json_object(), *artifact = json_object();
	json_t *region = json_object();
	char *path = exported_path(exported, file), *uri = uri_of(path);

	json_set_text(artifact, "uri", uri);
	json_object_set_new(physical, "artifactLocation", artifact);
	json_set_number(region, "startLine", line > 0 ? line : 1);
	json_object_set_new(physical, "region", region);
	json_object_set_new(object, "physicalLocation", physical);
	if (words)
		json_object_set_new(object, "message", message(words));
	free(uri);
	free(path);
	return object;
}

/* ---------------------------------------------------------------- the stacks of a finding */

/* A detector names the files of the staged lab, and those of the runtime, by their whole path. */
static const char *file_of_lab(const struct exported *exported, const char *path)
{
	const char *name = strrchr(path, '/');

	name = name ? name + 1 : path;
	return is_handed_in(exported, name) ? name : NULL;
}

static json_t *flow_location(json_t *place, long order)
{
	json_t *object = json_object();

	json_object_set_new(object, "location", place);
	if (order)
		json_set_number(object, "executionOrder", order);
	return object;
}

/* A stack as a flow goes from the outermost call to the access. */
static json_t *flow_of_access(const struct exported *exported, const json_t *access)
{
	const json_t *stack = json_object_get(access, "stack");
	json_t *flow = json_object(), *locations = json_array();
	char *id = text_format("thread %s", json_text(access, "thread", "?"));

	for (size_t i = json_array_size(stack); i-- > 0;) {
		const json_t *frame = json_array_get(stack, i);
		const char *file = file_of_lab(exported, json_text(frame, "file", ""));
		char *words = text_format("%s%s%s()", i ? "" : json_text(access, "operation", ""),
			i ? "" : " in ", json_text(frame, "function", "?"));

		if (file)
			json_array_append_new(locations,
				flow_location(location(exported, file,
						      json_number(frame, "line", 1), words),
					0));
		free(words);
	}
	json_set_text(flow, "id", id);
	json_object_set_new(flow, "locations", locations);
	free(id);
	return flow;
}

static void add_flow(json_t *flows, json_t *flow)
{
	if (json_array_size(json_object_get(flow, "locations")))
		json_array_append(flows, flow);
	json_decref(flow);
}

static void add_code_flow(json_t *code_flows, json_t *thread_flows, const char *words)
{
	json_t *code_flow = json_object();

	json_object_set_new(code_flow, "message", message(words));
	json_object_set(code_flow, "threadFlows", thread_flows);
	if (json_array_size(thread_flows))
		json_array_append(code_flows, code_flow);
	json_decref(code_flow);
	json_decref(thread_flows);
}

static void add_finding(json_t *code_flows, const struct exported *exported, const json_t *finding)
{
	json_t *thread_flows = json_array();
	const json_t *access;
	size_t i;
	char *words = text_format("%s, seen by %s", json_text(finding, "summary", "a finding"),
		json_text(finding, "tool", "a detector"));

	json_array_foreach(json_object_get(finding, "accesses"), i, access)
		add_flow(thread_flows, flow_of_access(exported, access));
	add_code_flow(code_flows, thread_flows, words);
	free(words);
}

/* ---------------------------------------------------------------- the explorer's schedule */

/* What a thread did in the student's files, each step with its place in the order of all. */
static json_t *flow_of_thread(const struct exported *exported, const json_t *schedule, long thread)
{
	json_t *flow = json_object(), *locations = json_array();
	char *id = thread ? text_format("thread %ld", thread) : text_copy("main");
	const json_t *event;
	size_t i;

	json_array_foreach(json_object_get(schedule, "events"), i, event) {
		const char *file = json_text(event, "file", "");
		char *words;

		if (i == EVENTS_MOST)
			break;
		if (json_number(event, "thread", -1) != thread || !is_handed_in(exported, file))
			continue;
		words = step_taken(event);
		json_array_append_new(locations,
			flow_location(
				location(exported, file, json_number(event, "line", 1), words),
				(long)i + 1));
		free(words);
	}
	json_set_text(flow, "id", id);
	json_object_set_new(flow, "locations", locations);
	free(id);
	return flow;
}

static void add_schedule(json_t *code_flows, const struct exported *exported)
{
	enum { THREADS_MOST = 32 };
	const json_t *schedule = schedule_of(exported);
	json_t *thread_flows = json_array();
	char *words = text_format("schedule %s", json_text(schedule, "schedule", "?"));

	for (long thread = 0; schedule && thread < THREADS_MOST; thread++)
		add_flow(thread_flows, flow_of_thread(exported, schedule, thread));
	add_code_flow(code_flows, thread_flows, words);
	free(words);
}

/* ---------------------------------------------------------------- results */

static bool explains(const char *kind, const char *verdict)
{
	return strcmp(kind, verdict) == 0 ||
	       (strcmp(kind, "lock-order") == 0 && strcmp(verdict, "deadlock") == 0);
}

static json_t *code_flows_of(const struct exported *exported, const json_t *check)
{
	const char *verdict = json_text(check, "verdict", "");
	json_t *flows = json_array();
	const json_t *finding;
	size_t i;

	/* Each check shows what it has seen itself. */
	if (strcmp(json_text(check, "name", ""), "explored") == 0) {
		add_schedule(flows, exported);
		return flows;
	}
	json_array_foreach(json_object_get(exported->findings, "findings"), i, finding)
		if (explains(json_text(finding, "kind", ""), verdict))
			add_finding(flows, exported, finding);
	return flows;
}

static json_t *all_places(const struct exported *exported, const char *said)
{
	const char *rest = said;
	json_t *places = json_array();
	struct place place;

	/* A result has one location; what the message names besides is related. */
	while (json_array_size(places) < 4 && place_next(exported, &rest, &place))
		json_array_append_new(places, location(exported, place.file, place.line, NULL));
	if (!json_array_size(places) && place_of(exported, said, &place))
		json_array_append_new(places, location(exported, place.file, place.line, NULL));
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
	json_object_set_new(result, "message", message(words));
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
	json_t *flows = code_flows_of(exported, check);
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
	json_object_set_new(rule, "shortDescription", message(words));
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
	json_object_set_new(object, "message", message(words));
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
