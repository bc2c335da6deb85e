#include "words/gcc.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static bool is_in_program(const struct gcc *gcc, const json_t *at)
{
	return text_has_word(lab_program(gcc->subject.lab), json_text(at, "file", ""));
}

static struct gcc_place place_of(const json_t *at, const char *name)
{
	return (struct gcc_place){.file = json_text(at, "file", ""),
		.line = json_number(at, "line", 0),
		.name = json_text(at, "variable", name)};
}

/* The command that shows it again, as a note at the same place. */
static void tell_replay(struct gcc *gcc, struct gcc_place place, const json_t *item)
{
	const char *schedule = json_text(item, "schedule", NULL);
	char *words;

	if (!schedule)
		return;
	words = text_format("schedule '%s' leads there", schedule);
	gcc_line(gcc, GCC_NOTE, place, words);
	free(words);
}

static void tell_race(struct gcc *gcc, const json_t *race)
{
	const char *name = json_text(race, "variable", NULL);
	char *story = race_story(race), *words = text_format("a data race on %s [explore]", story);
	const json_t *access;
	struct gcc_place first = {0};
	size_t i;

	json_array_foreach(json_object_get(race, "accesses"), i, access) {
		if (!is_in_program(gcc, access))
			continue;
		gcc_line(gcc, first.file ? GCC_NOTE : GCC_WARNING, place_of(access, name),
			first.file ? "the other side of this race" : words);
		if (!first.file)
			first = place_of(access, name);
	}
	if (first.file)
		tell_replay(gcc, first, race);
	free(words);
	free(story);
}

/* Where each other thread is at that moment. */
static void tell_others(struct gcc *gcc, const json_t *ending, const json_t *but)
{
	const json_t *thread;
	size_t i;

	json_array_foreach(json_object_get(ending, "living"), i, thread) {
		bool told = thread == but ||
			    (but == ending && json_number(thread, "thread", 0) ==
						      json_number(ending, "thread", -1));
		long nth = json_number(thread, "thread", 0);
		char *who = nth ? text_format("thread %ld", nth) : text_copy("main");
		char *words =
			text_format("%s is here then (%s)", who, json_text(thread, "at", "?"));

		if (!told && is_in_program(gcc, thread))
			gcc_line(gcc, GCC_NOTE, place_of(thread, NULL), words);
		free(words);
		free(who);
	}
}

/* The first thread that is in one of the files; NULL if none is. */
static const json_t *first_thread_in(const json_t *ending, const char *files)
{
	const json_t *thread;
	size_t i;

	json_array_foreach(json_object_get(ending, "living"), i, thread)
		if (text_has_word(files, json_text(thread, "file", "")))
			return thread;
	return NULL;
}

/* Where it failed, or else a thread that is stuck, in the reader's files if any; NULL if nowhere.
 */
static const json_t *where_it_failed(const struct gcc *gcc, const json_t *ending)
{
	const struct lab *lab = gcc->subject.lab;
	const json_t *thread;

	if (is_in_program(gcc, ending))
		return ending;
	thread = first_thread_in(ending, lab_edit(lab));
	return thread ? thread : first_thread_in(ending, lab_program(lab));
}

static void tell_failure(struct gcc *gcc, const json_t *ending)
{
	const json_t *where = where_it_failed(gcc, ending);
	char *story = ending_story(ending), file[256];
	char *words = text_format("%s: %s [explore]", json_text(ending, "end", "?"), story);
	struct gcc_place place =
		where ? place_of(where, NULL) : gcc_nowhere(gcc, file, sizeof file);

	gcc_line(gcc, GCC_WARNING, place, words);
	tell_others(gcc, ending, where);
	tell_replay(gcc, place, ending);
	free(words);
	free(story);
}

/* It is broken, but there is neither a race nor a failure: the outcomes differ, or are wrong. */
static void tell_outcomes(struct gcc *gcc, const struct exploration *exploration)
{
	struct conf facts = {.name = text_copy("facts")};
	char *place = exploration_place(exploration, lab_edit(gcc->subject.lab)), *words;

	exploration_facts(exploration, &facts);
	words = text_format("some schedules end differently: %s [explore]",
		conf_get_or(&facts, "explore.story", ""));
	gcc_story(gcc, words, place);
	free(words);
	free(place);
	conf_release(&facts);
}

static bool is_same_access(const json_t *one, const json_t *other)
{
	return json_number(one, "line", 0) == json_number(other, "line", 0) &&
	       strcmp(json_text(one, "file", ""), json_text(other, "file", "")) == 0;
}

/* The same lines and the same variable, whoever reads and whoever writes. */
static bool is_same_race(const json_t *one, const json_t *other)
{
	const json_t *a = json_object_get(one, "accesses"), *b = json_object_get(other, "accesses");

	if (strcmp(json_text(one, "variable", ""), json_text(other, "variable", "")) != 0)
		return false;
	for (size_t i = 0; i < 2; i++)
		if (is_same_access(json_array_get(a, 0), json_array_get(b, i)) &&
			is_same_access(json_array_get(a, 1), json_array_get(b, 1 - i)))
			return true;
	return false;
}

static bool is_first_of_its_kind(const json_t *races, size_t which)
{
	for (size_t i = 0; i < which; i++)
		if (is_same_race(json_array_get(races, i), json_array_get(races, which)))
			return false;
	return true;
}

void gcc_exploration(struct gcc *gcc, const struct exploration *exploration)
{
	const json_t *races = json_object_get(exploration->json, "races"), *item;
	const json_t *endings = json_object_get(exploration->json, "endings");
	size_t i;

	json_array_foreach(races, i, item)
		if (is_first_of_its_kind(races, i))
			tell_race(gcc, item);
	json_array_foreach(endings, i, item)
		if (!ending_is_outcome(item) &&
			strcmp(json_text(item, "end", ""), "unmodelled") != 0)
			tell_failure(gcc, item);
	if (!gcc->told.length && strcmp(exploration_verdict(exploration), "broken") == 0)
		tell_outcomes(gcc, exploration);
}
