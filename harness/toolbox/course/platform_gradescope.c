/*
 * Gradescope's "Export submissions": a folder `submission_12345678` each, and beside them
 * submission_metadata.yml, which says who they are:
 *
 *   submission_12345678:
 *     :submitters:
 *     - :name: Ada Lovelace
 *       :sid: '1001'
 *       :email: ada@example.edu
 *
 * No more of YAML than that is read. Who is not found in it is called like the folder.
 */
#include "course/platform.h"

#include "base/file.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { METADATA_LARGEST = 256 << 20 };

static const char prefix[] = "submission_";

bool platform_gradescope(
	const char *text, bool is_folder, const struct conf *people, struct named *named)
{
	const size_t start = sizeof prefix - 1;

	if (!is_folder || !text_starts(text, prefix) || !text[start] ||
		text[start + named_digits(text + start)])
		return false;
	named->person = text_copy(text);
	named->who = text_copy(conf_get_or(people, text, text));
	return true;
}

/* A value without its quotes, in place. */
static const char *unquoted(char *value)
{
	size_t length = strlen(value);

	if (length < 2 || (*value != '"' && *value != '\'') || value[length - 1] != *value)
		return value;
	value[length - 1] = '\0';
	return value + 1;
}

static void add_name(struct conf *people, const char *submission, char *value)
{
	const char *name = unquoted(value), *former = conf_get(people, submission);

	if (former && *name)
		conf_setf(people, submission, "%s, %s", former, name);
	else if (*name)
		conf_set(people, submission, name);
}

void platform_gradescope_people(const char *folder, struct conf *people)
{
	static const char key[] = ":name:";
	char *path = text_format("%s/submission_metadata.yml", folder), *rest, *line;
	char submission[64] = "";
	bool among = false; /* the submitters, and not what else a submission has */
	struct text text = {0};

	if (file_read(&text, path, METADATA_LARGEST) != 0)
		text_clear(&text);
	text_add(&text, "");
	rest = text.bytes;
	while ((line = strsep(&rest, "\n"))) {
		char *trimmed = text_trim(line);
		size_t length = strlen(trimmed);

		if (trimmed == line && text_starts(line, prefix) && line[length - 1] == ':') {
			snprintf(submission, sizeof submission, "%.*s", (int)length - 1, line);
			among = false;
		} else if (strcmp(trimmed, ":submitters:") == 0) {
			among = true;
		} else if (among && *submission) {
			trimmed += strspn(trimmed, "- ");
			if (text_starts(trimmed, key))
				add_name(people, submission, text_trim(trimmed + sizeof key - 1));
			else if (!text_starts(trimmed, ":sid:") && !text_starts(trimmed, ":email:"))
				among = false;
		}
	}
	text_release(&text);
	free(path);
}
