#include "export/sarif_flows.h"

#include "export/drawing.h"
#include "export/place.h"
#include "words/step.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

enum { EVENTS_MOST = 1000 };

json_t *sarif_message(const char *text)
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

json_t *sarif_location(
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
		json_object_set_new(object, "message", sarif_message(words));
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
				flow_location(sarif_location(exported, file,
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

	json_object_set_new(code_flow, "message", sarif_message(words));
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
		json_array_append_new(
			locations, flow_location(sarif_location(exported, file,
							 json_number(event, "line", 1), words),
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

static bool explains(const char *kind, const char *verdict)
{
	return strcmp(kind, verdict) == 0 ||
	       (strcmp(kind, "lock-order") == 0 && strcmp(verdict, "deadlock") == 0);
}

json_t *sarif_flows(const struct exported *exported, const json_t *check)
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
