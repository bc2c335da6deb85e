#include "export/overruled.h"

#include "base/file.h"
#include "base/json.h"
#include "base/text.h"
#include "export/plain.h"
#include "verdict/verdict.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

enum { LARGEST = 1 << 20, ABOVE = 4 }; /* graded, ID, N and LAB */

/* Cuts the path in front of its last component, which it returns; NULL when there is none. */
static char *cut_last(char *path)
{
	char *slash = strrchr(path, '/');

	if (!slash)
		return NULL;
	*slash = '\0';
	return slash + 1;
}

/* What a human said of that attempt's lab; NULL for nothing. The caller owns it. */
static json_t *read_word(const char *folder)
{
	char real[PATH_MAX], *parts[ABOVE], *path, *list;
	json_t *word = NULL;

	if (!realpath(folder, real))
		return NULL;
	for (int i = ABOVE; i-- > 0;) {
		parts[i] = cut_last(real);
		if (!parts[i])
			return NULL;
	}
	list = text_format("%s/list.json", real);
	path = text_format("%s/overruled/%s/%s.json", real, parts[1], parts[3]);
	if (strcmp(parts[0], "graded") == 0 && file_exists(list))
		word = json_read(path, LARGEST);
	free(list);
	free(path);
	return word;
}

static json_t *check_of(const json_t *word, const char *why, long points, long possible)
{
	const char *verdict = json_text(word, "verdict", "");
	bool solved = strcmp(verdict, "solved") == 0;
	json_t *check = json_object();

	json_set_text(check, "name", "overruled");
	json_set_text(check, "title", "A human has looked at it, and decided.");
	json_set_text(check, "status", solved ? "passed" : "failed");
	json_set_number(check, "points", points);
	json_set_number(check, "possible", possible);
	json_set_text(check, "message", why);
	if (!solved)
		json_set_text(check, "verdict", verdict);
	return check;
}

bool overruled_apply(json_t *result, const char *folder)
{
	json_t *word = read_word(folder), *checks;
	char *why = plain_line(json_text(word, "why", ""));
	long possible = json_number(result, "possible", 0);
	long points = json_number(word, "points", -1);
	enum verdict verdict;
	bool good = verdict_from(json_text(word, "verdict", ""), &verdict) && *why && points >= 0;

	if (good) {
		possible = points > possible ? points : possible;
		checks = json_array();
		json_array_append_new(checks, check_of(word, why, points, possible));
		json_set_text(result, "verdict", json_text(word, "verdict", ""));
		json_set_text(result, "reason", why);
		json_set_number(result, "points", points);
		json_set_number(result, "possible", possible);
		json_object_set_new(result, "checks", checks);
	}
	json_decref(word);
	free(why);
	return good;
}
