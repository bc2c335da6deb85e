/* The line of a program to look at first, after what the explorer found in it. */
#include "evidence/exploration.h"

static char *place_in(const json_t *at, const char *files)
{
	const char *file = json_text(at, "file", "");

	return text_has_word(files, file) ? text_format("%s:%ld", file, json_number(at, "line", 0))
					  : NULL;
}

/* Of the list's elements, from the step `from` on, the first that is in the files. */
static char *first_place(const json_t *list, const char *files, long from)
{
	const json_t *at;
	size_t i;

	json_array_foreach(list, i, at)
		if (json_number(at, "step", from) >= from) {
			char *place = place_in(at, files);

			if (place)
				return place;
		}
	return NULL;
}

/* Where it crashed, where a thread is stuck, or the step after which it cannot end well. */
static char *place_of_failure(const json_t *ending, const char *files)
{
	long critical = json_number(ending, "critical", -1);
	char *place = ending_is_outcome(ending) ? NULL : place_in(ending, files);

	if (!place && !ending_is_outcome(ending))
		place = first_place(json_object_get(ending, "living"), files, 0);
	if (!place && critical >= 0)
		place = first_place(json_object_get(ending, "events"), files, critical);
	return place;
}

char *exploration_place(const struct exploration *exploration, const char *files)
{
	const json_t *endings = json_object_get(exploration->json, "endings"), *item;
	char *place = NULL;
	size_t i;

	json_array_foreach(json_object_get(exploration->json, "races"), i, item)
		if (!place)
			place = first_place(json_object_get(item, "accesses"), files, 0);
	for (int outcomes = 0; outcomes < 2; outcomes++)
		json_array_foreach(endings, i, item)
			if (!place && ending_is_outcome(item) == (outcomes == 1) &&
				!json_is_true(json_object_get(item, "right")))
				place = place_of_failure(item, files);
	return place;
}
