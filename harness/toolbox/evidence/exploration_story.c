/* Races and endings told in one line each, and the facts of an exploration. */
#include "evidence/exploration.h"

#include "base/json.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void add_place(struct text *story, const char *before, const json_t *at)
{
	const char *function = json_text(at, "function", NULL), *file = json_text(at, "file", NULL);

	if (function && file)
		text_addf(story, "%s%s() at %s:%ld", before, function, file,
			json_number(at, "line", 0));
	else if (file)
		text_addf(story, "%s%s:%ld", before, file, json_number(at, "line", 0));
}

static char *object_name(const json_t *at)
{
	const json_t *heap = json_object_get(at, "heap");

	if (json_text(at, "variable", NULL))
		return text_format("`%s`", json_text(at, "variable", ""));
	if (heap && json_text(heap, "file", NULL))
		return text_format("the block allocated at %s:%ld", json_text(heap, "file", ""),
			json_number(heap, "line", 0));
	if (json_object_get(at, "stack_of"))
		return text_copy("a local variable");
	return text_copy("memory");
}

static void add_thread(struct text *story, long nth)
{
	if (nth == 0)
		text_add(story, "main");
	else
		text_addf(story, "thread %ld", nth);
}

char *race_story(const json_t *race)
{
	const json_t *accesses = json_object_get(race, "accesses");
	struct text story = {0};
	char *name = object_name(race);

	text_addf(&story, "%s: ", name);
	for (size_t i = 0; i < 2; i++) {
		const json_t *access = json_array_get(accesses, i);

		text_addf(&story, "%s%s", i ? " and " : "", json_text(access, "does", "?"));
		add_place(&story, " in ", access);
	}
	free(name);
	return text_take(&story);
}

/* Where each thread is in a cycle that no schedule leaves. */
static void add_circle(struct text *story, const json_t *ending)
{
	const json_t *thread;
	size_t i;

	json_array_foreach(json_object_get(ending, "living"), i, thread) {
		const char *at = json_text(thread, "at", "?");
		char *name = object_name(thread);

		text_add(story, i ? "; " : "");
		add_thread(story, json_number(thread, "thread", 0));
		if (strstr(at, "join"))
			text_add(story, " waits in join");
		else if (strcmp(name, "memory") == 0)
			text_addf(story, " is at %s", at);
		else
			text_addf(story, " is at %s of %s", at, name);
		if (json_text(thread, "file", NULL))
			text_addf(story, " (%s:%ld)", json_text(thread, "file", ""),
				json_number(thread, "line", 0));
		free(name);
	}
}

/* " at bank.c:41": the line where a thread is. */
static void add_line(struct text *story, const json_t *thread)
{
	if (json_text(thread, "file", NULL))
		text_addf(story, " at %s:%ld", json_text(thread, "file", ""),
			json_number(thread, "line", 0));
}

static void add_join(struct text *story, long waiter, long joined)
{
	text_add(story, " waits in join");
	if (joined < 0)
		return;
	text_add(story, " for ");
	if (joined == waiter)
		text_add(story, "itself");
	else
		add_thread(story, joined);
}

static void add_wait(struct text *story, const json_t *waiter)
{
	const char *at = json_text(waiter, "at", "?");
	long thread = json_number(waiter, "thread", 0), holder = json_number(waiter, "holder", -1);
	char *name = object_name(waiter);

	add_thread(story, thread);
	if (text_starts(at, "asleep"))
		text_addf(story, " waits for a signal on %s", name);
	else if (strcmp(at, "parked") == 0)
		text_add(story, " has given way");
	else if (strstr(at, "join"))
		add_join(story, thread, holder);
	else
		text_addf(story, " waits in %s for %s", at, name);
	add_line(story, waiter);
	if (holder >= 0 && !strstr(at, "join")) {
		text_add(story, holder == thread ? ", which it holds itself" : ", held by ");
		if (holder != thread)
			add_thread(story, holder);
	}
	free(name);
}

/* What each thread waits for, and which thread holds it. */
static void add_waits(struct text *story, const json_t *ending)
{
	const json_t *waiter;
	size_t i;

	json_array_foreach(json_object_get(ending, "living"), i, waiter) {
		text_add(story, i ? "; " : "");
		add_wait(story, waiter);
	}
}

static void add_address(struct text *story, const json_t *ending)
{
	char *name;

	if (!json_number(ending, "address", 0))
		return;
	name = object_name(ending);
	if (strcmp(name, "memory") != 0)
		text_addf(story, ": %s", name);
	free(name);
}

static void add_crash(struct text *story, const json_t *ending)
{
	long address = json_number(ending, "address", 0);

	if (json_number(ending, "code", SIGSEGV))
		text_addf(story, "%s: ", strsignal((int)json_number(ending, "code", SIGSEGV)));
	if (json_text(ending, "why", NULL))
		text_add(story, json_text(ending, "why", ""));
	else if (address >= 0 && address < 4096)
		text_addf(story, "address %ld, a null pointer,", address);
	else
		text_addf(story, "address 0x%lx", (unsigned long)address);
}

/* On one line, without the newline at its end. */
static void add_output(struct text *story, const char *output)
{
	size_t length = strlen(output), shown;

	while (length && output[length - 1] == '\n')
		length--;
	/* A character of several bytes is cut as a whole. */
	for (shown = length < 60 ? length : 60; shown && (output[shown] & 0xc0) == 0x80; shown--)
		;
	for (size_t i = 0; i < shown; i++)
		text_add_bytes(story, output[i] == '\n' ? "|" : &output[i], 1);
	text_add(story, length > 60 ? "..." : "");
}

bool ending_is_outcome(const json_t *ending)
{
	return strcmp(json_text(ending, "end", ""), "exited") == 0;
}

const char *ending_undone(const json_t *ending)
{
	return json_is_true(json_object_get(ending, "undone"))
		       ? ", though not every thread has done all of its rounds"
		       : "";
}

char *ending_story(const json_t *ending)
{
	const char *end = json_text(ending, "end", "?"), *why = json_text(ending, "why", "");
	struct text story = {0};

	if (strcmp(end, "exited") == 0) {
		text_add(&story, "prints \"");
		add_output(&story, json_text(ending, "output", ""));
		text_add(&story, "\"");
		text_add(&story, ending_undone(ending));
		if (json_number(ending, "code", 0))
			text_addf(&story, " and exits with %ld", json_number(ending, "code", 0));
		return text_take(&story);
	}
	if (strcmp(end, "deadlock") == 0 && !*why) {
		if (!json_array_size(json_object_get(ending, "living")))
			text_add(&story, "every thread waits, for ever");
		add_waits(&story, ending);
		return text_take(&story);
	}
	if (strcmp(end, "livelock") == 0) {
		/* Without a schedule nobody knows where. */
		text_add(&story, "from some point on, no schedule ends the program");
		if (json_array_size(json_object_get(ending, "living"))) {
			text_add(&story, ": ");
			add_circle(&story, ending);
		}
		return text_take(&story);
	}
	add_thread(&story, json_number(ending, "thread", 0));
	text_add(&story, " ");
	if (strcmp(end, "assertion") == 0)
		text_addf(&story, "fails the assertion `%s`", why);
	else if (strcmp(end, "abort") == 0)
		text_add(&story, "calls abort()");
	else if (strcmp(end, "crash") == 0)
		text_add(&story, "crashes: "), add_crash(&story, ending);
	else
		text_add(&story, why), add_address(&story, ending);
	add_place(&story, " in ", ending);
	return text_take(&story);
}

/* The rubric's word for an end that the explorer reports. */
static const char *kind_of(const char *end)
{
	static const char *const pairs[][2] = {{"assertion", "crash"}, {"abort", "crash"},
		{"memory", "crash"}, {"endless", "livelock"}, {"exited", "wrong"}};

	for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++)
		if (strcmp(pairs[i][0], end) == 0)
			return pairs[i][1];
	return end;
}

/* Of several failures the gravest counts, as in the rubric. */
static int gravity(const char *kind)
{
	static const char *const order[] = {"wrong", "misuse", "crash", "livelock", "deadlock"};

	for (size_t i = 0; i < sizeof order / sizeof *order; i++)
		if (strcmp(order[i], kind) == 0)
			return (int)i + 1;
	return 0;
}

static const json_t *gravest(const json_t *ends)
{
	const json_t *ending, *found = NULL;
	size_t i;
	int most = -1;

	json_array_foreach(ends, i, ending) {
		const char *end = json_text(ending, "end", "");

		/* An outcome is wrong in itself, or because there is another. */
		if (strcmp(end, "unmodelled") == 0 ||
			(ending_is_outcome(ending) &&
				json_is_true(json_object_get(ending, "right"))))
			continue;
		if (json_number(ending, "seen", 0) && gravity(kind_of(end)) > most) {
			most = gravity(kind_of(end));
			found = ending;
		}
	}
	return found;
}

static void facts_of_failure(
	const char *kind, char *story, const json_t *failure, struct conf *facts)
{
	conf_set(facts, "explore.kind", kind);
	conf_set(facts, "explore.story", story);
	conf_set(facts, "explore.schedule", json_text(failure, "schedule", ""));
	free(story);
}

static void fact_of_outcomes(const json_t *all, struct conf *facts)
{
	struct text story = {0};
	const json_t *ending;
	size_t i;
	int count = 0;

	json_array_foreach(all, i, ending)
		if (ending_is_outcome(ending) && json_number(ending, "seen", 0) && count++ < 3)
			text_add(&story, count > 1 ? ", \"" : "\""),
				add_output(&story, json_text(ending, "output", "")),
				text_add(&story, "\""), text_add(&story, ending_undone(ending));
	if (count > 1) {
		conf_set(facts, "explore.kind", "wrong");
		conf_setf(facts, "explore.story", "it prints %s%s, depending on the schedule",
			text_string(&story), count > 3 ? " and more" : "");
	}
	text_release(&story);
}

void exploration_facts(const struct exploration *exploration, struct conf *facts)
{
	static const char *const numbers[] = {
		"states", "transitions", "terminals", "outcomes", "points"};
	const json_t *races, *ends, *ending, *failure;
	char key[64];
	size_t i;

	conf_set(facts, "explore.verdict", exploration_verdict(exploration));
	if (!exploration->json) {
		conf_set(facts, "explore.refused", exploration->refused);
		return;
	}
	races = json_object_get(exploration->json, "races");
	ends = json_object_get(exploration->json, "endings");
	for (i = 0; i < sizeof numbers / sizeof *numbers; i++) {
		snprintf(key, sizeof key, "explore.%s", numbers[i]);
		conf_setf(facts, key, "%ld", json_number(exploration->json, numbers[i], 0));
	}
	conf_set(facts, "explore.complete", exploration_is_complete(exploration) ? "yes" : "no");
	conf_setf(facts, "explore.races", "%zu", json_array_size(races));
	json_array_foreach(ends, i, ending)
		if (strcmp(json_text(ending, "end", ""), "unmodelled") == 0 &&
			strcmp(exploration_verdict(exploration), "cannot explore") == 0)
			conf_set(facts, "explore.refused", json_text(ending, "why", ""));
	failure = gravest(ends);
	if (json_array_size(races))
		facts_of_failure("race", race_story(json_array_get(races, 0)),
			json_array_get(races, 0), facts);
	else if (failure)
		facts_of_failure(kind_of(json_text(failure, "end", "")), ending_story(failure),
			failure, facts);
	else
		fact_of_outcomes(ends, facts);
}
