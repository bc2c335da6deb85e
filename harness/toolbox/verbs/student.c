#include "verbs/student.h"

#include "base/fault.h"

#include <stdlib.h>

void student_key(const struct request *request, struct variation_key *key)
{
	struct text complaint = {0};

	/* What lies in there is copied for students. */
	request_refuse_own_folder(request, "--key", request->key);
	if (!variation_key_read(key, request->key, &complaint))
		die(EXIT_USAGE, "--key %s", text_string(&complaint));
}

void student_variations(const struct labs *labs, const struct variation_key *key,
	const char *student, struct conf *variations)
{
	*variations = (struct conf){.name = text_copy("variations")};
	for (size_t i = 0; i < labs->count; i++) {
		char *variation = variation_choose(&labs->items[i], key, student);

		if (*variation)
			conf_set(variations, labs->items[i].name, variation);
		free(variation);
	}
}

void student_asked(const struct request *request, struct conf *variations)
{
	struct variation_key key;

	*variations = (struct conf){.name = text_copy("variations")};
	if (!request->student && !request->key)
		return;
	if (!request->student || !request->key)
		die(EXIT_USAGE, "--student ID and --key FILE go together: the key and the ID tell "
				"which copy it is");
	if (!variation_student_is_good(request->student))
		die(EXIT_USAGE,
			"--student: an ID is one line of UTF-8 text, of %d bytes at most, and not "
			"only blanks",
			STUDENT_LONGEST);
	conf_release(variations);
	student_key(request, &key);
	student_variations(&request->labs, &key, request->student, variations);
}

void student_copies(const struct request *request, struct list *list)
{
	struct variation_key key;

	if (!request->key)
		return;
	student_key(request, &key);
	for (size_t i = 0; i < list->count; i++)
		student_variations(
			&request->labs, &key, list->entries[i].who, &list->entries[i].variations);
}
