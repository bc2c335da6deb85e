#include "course/standing.h"

#include "verdict/verdict.h"

#include <stdlib.h>
#include <string.h>

/* The member of an object that is an object, too, made if it is missing. Borrowed. */
static json_t *member(json_t *object, const char *key)
{
	json_t *value = json_object_get(object, key);

	if (!value) {
		value = json_object();
		json_object_set_new(object, key, value);
	}
	return value;
}

static void set_by_number(json_t *entry, const char *key, json_t *line)
{
	char *number = text_format("%ld", json_number(line, "attempt", 0));

	json_object_set(member(entry, key), number, line);
	free(number);
}

static void take_word(json_t *entry, json_t *line, const char *lab, bool in_force)
{
	json_t *words = member(entry, "words"), *of_lab = json_object_get(words, lab);

	if (!of_lab) {
		of_lab = json_array();
		json_object_set_new(words, lab, of_lab);
	}
	json_array_append(of_lab, line);
	if (in_force)
		json_object_set(member(entry, "overruled"), lab, line);
	else
		json_object_del(member(entry, "overruled"), lab);
}

static void take(json_t *entry, json_t *line)
{
	const char *what = json_text(line, "what", "");

	if (strcmp(what, "sealed") == 0)
		set_by_number(entry, "sealed", line);
	if (strcmp(what, "graded") == 0 || strcmp(what, "regraded") == 0) {
		set_by_number(entry, "attempts", line);
		json_object_set(entry, "newest", line);
	}
	if (strcmp(what, "regraded") == 0 || strcmp(what, "withdrawn") == 0)
		json_object_del(entry, "proposed");
	if (strcmp(what, "proposed") == 0)
		json_object_set(entry, "proposed", line);
	if (strcmp(what, "readmitted") == 0)
		json_object_del(entry, "quarantined");
	if (strcmp(what, "quarantined") == 0)
		json_object_set(entry, "quarantined", line);
	if (strcmp(what, "overruled") == 0 || strcmp(what, "lifted") == 0)
		take_word(entry, line, json_text(line, "lab", ""), *what == 'o');
}

void standing_read(
	struct standing *standing, const struct course *course, journal_fault *fault, void *context)
{
	json_t *line;
	size_t i;

	standing->lines = journal_read(course, fault, context);
	standing->entries = json_object();
	json_array_foreach(standing->lines, i, line) {
		const char *id = json_text(line, "id", NULL);

		if (id)
			take(member(standing->entries, id), line);
	}
}

const json_t *standing_part(const struct standing *standing, long part)
{
	json_t *line;
	size_t i;

	json_array_foreach(standing->lines, i, line)
		if (part == 1 ? i == 0
			      : strcmp(json_text(line, "what", ""), "added") == 0 &&
					json_number(line, "part", 0) == part)
			return line;
	return NULL;
}

void standing_release(struct standing *standing)
{
	json_decref(standing->lines);
	json_decref(standing->entries);
	*standing = (struct standing){0};
}

const json_t *standing_of(const struct standing *standing, const char *id)
{
	return json_object_get(standing->entries, id);
}

const json_t *standing_newest(const struct standing *standing, const char *id)
{
	return json_object_get(standing_of(standing, id), "newest");
}

const json_t *standing_proposed(const struct standing *standing, const char *id)
{
	return json_object_get(standing_of(standing, id), "proposed");
}

bool standing_is_done(const struct standing *standing, const char *id)
{
	const json_t *entry = standing_of(standing, id);

	return json_object_get(entry, "newest") || json_object_get(entry, "quarantined");
}

bool standing_is_unclear(const struct standing *standing, const char *id)
{
	const json_t *entry = standing_of(standing, id);
	const json_t *labs = json_object_get(json_object_get(entry, "newest"), "labs");
	const json_t *overruled = json_object_get(entry, "overruled");
	const char *name;
	json_t *lab;

	json_object_foreach((json_t *)labs, name, lab)
		if (strcmp(json_text(lab, "verdict", ""), verdict_word(VERDICT_CANNOT_JUDGE)) ==
				0 &&
			!json_object_get(overruled, name))
			return true;
	return false;
}

const json_t *standing_earlier_word(
	const struct standing *standing, const char *id, const char *lab)
{
	const json_t *overruled = json_object_get(standing_of(standing, id), "overruled");
	const json_t *word = json_object_get(overruled, lab);
	const json_t *newest = standing_newest(standing, id);
	bool is_there = json_object_get(json_object_get(newest, "labs"), lab) != NULL;
	long counts = is_there ? json_number(newest, "attempt", 0) : 0;

	return json_number(json_object_get(word, "was"), "attempt", 0) == counts ? NULL : word;
}

bool standing_word_depends_on_time(const char *word)
{
	return strcmp(word, verdict_word(VERDICT_CANNOT_JUDGE)) == 0 ||
	       strcmp(word, verdict_word(VERDICT_TIMEOUT)) == 0;
}

bool standing_depends_on_time(const struct standing *standing, const char *id)
{
	const json_t *labs = json_object_get(standing_newest(standing, id), "labs");
	const char *name;
	json_t *lab;

	json_object_foreach((json_t *)labs, name, lab)
		if (standing_word_depends_on_time(json_text(lab, "verdict", "")))
			return true;
	return false;
}
