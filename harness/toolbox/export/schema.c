#include "export/schema.h"

#include "base/fault.h"
#include "base/json.h"
#include "base/text.h"
#include "verdict/verdict.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { SCHEMA = 1, POINTS_MOST = 1000000 };

static char *breach_of_version(const json_t *whole)
{
	json_t *version = json_object_get(whole, "schema");

	if (!json_is_integer(version) || !json_object_get(whole, "result"))
		return text_copy("is not a result of racelab; name what `racelab grade` wrote");
	if (json_integer_value(version) != SCHEMA)
		return text_format("has schema %" JSON_INTEGER_FORMAT
				   "; this racelab reads schema %d",
			json_integer_value(version), SCHEMA);
	return NULL;
}

static bool points_fit(json_int_t points, json_int_t possible)
{
	return points >= 0 && points <= possible && possible <= POINTS_MOST;
}

static char *breach_of_check(json_t *check, size_t number)
{
	static const char words[] = "passed failed skipped cannot-judge";
	const char *name, *title, *status, *verdict, *message, *lesson, *needs;
	json_int_t points, possible;
	json_error_t error;

	if (json_unpack_ex(check, &error, JSON_STRICT,
		    "{s:s, s:s, s:s, s?s, s?s, s?s, s?s, s:I, s:I}", "name", &name, "title", &title,
		    "status", &status, "verdict", &verdict, "message", &message, "lesson", &lesson,
		    "needs", &needs, "points", &points, "possible", &possible) != 0)
		return text_format(
			"is not a result of racelab: check %zu: %s", number + 1, error.text);
	if (!text_has_word(words, status) || !*name || !*title || !points_fit(points, possible))
		return text_format("is not a result of racelab: check %zu has a status or points "
				   "that cannot be",
			number + 1);
	return NULL;
}

static char *breach_of_checks(const json_t *checks)
{
	json_t *check;
	size_t i;
	char *why;

	if (!json_is_array(checks))
		return text_copy("is not a result of racelab: `checks` is no list");
	json_array_foreach(checks, i, check) {
		why = breach_of_check(check, i);
		if (why)
			return why;
	}
	return NULL;
}

/* Names of files are put into paths and lists of words. */
static bool files_fit(json_t *files)
{
	const char *name;
	json_t *hash;

	if (!json_is_object(files))
		return false;
	json_object_foreach(files, name, hash)
		if (!json_is_string(hash) || !*name || strpbrk(name, " ,/\n\t"))
			return false;
	return true;
}

static bool is_lab(const char *name)
{
	bool numbered = strspn(name, "0123456789") == 2 && name[2] == '-';

	return strcmp(name, "hand-in") == 0 ||
	       (numbered && strlen(name) < 100 &&
		       !name[strspn(name, "0123456789abcdefghijklmnopqrstuvwxyz-")]);
}

static char *breach_of_result(json_t *result)
{
	const char *who, *place, *lab, *title, *word, *reason;
	json_int_t points, possible;
	json_t *files, *answers;
	enum verdict verdict;
	json_error_t error;

	if (json_unpack_ex(result, &error, 0, "{s:s, s:s, s:s, s:s, s:s, s:s, s:I, s:I, s:o, s:o}",
		    "who", &who, "place", &place, "lab", &lab, "title", &title, "verdict", &word,
		    "reason", &reason, "points", &points, "possible", &possible, "files", &files,
		    "answers", &answers) != 0)
		return text_format("is not a result of racelab: %s", error.text);
	if (!verdict_from(word, &verdict))
		return text_format("is not a result of racelab: no verdict is called `%s`", word);
	if (!is_lab(lab) || !*who || !*reason || *place == '/' || !points_fit(points, possible) ||
		!files_fit(files) || !json_is_object(answers))
		return text_copy("is not a result of racelab: a lab, a file, a place, points or "
				 "answers cannot be");
	return breach_of_checks(json_object_get(result, "checks"));
}

char *schema_breach(json_t *whole)
{
	char *why = breach_of_version(whole);

	return why ? why : breach_of_result(json_object_get(whole, "result"));
}
