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

/* Bytes of the file; of the names of a group, behind which no more are added. */
enum { METADATA_LARGEST = 256 << 20, NAMES_LONGEST = 1000 };

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

/* Takes out of a quoted value what only quotes another character there, in place. */
static void unescape(char *value, char quote)
{
	char *to = value;

	for (const char *from = value; *from; from++) {
		bool is_doubled = quote == '\'' && from[0] == quote && from[1] == quote;
		bool is_escaped =
			quote == '"' && from[0] == '\\' && from[1] && strchr("\"\\", from[1]);

		from += is_doubled || is_escaped;
		*to++ = *from;
	}
	*to = '\0';
}

/* The text that a value stands for, in place; "" where it is none on one line. */
static const char *plain_text(char *value)
{
	size_t length = strlen(value);
	char quote = *value;

	/* A tag, a block, an anchor or an alias. */
	if (quote && strchr("!|>&*[{", quote))
		return "";
	if (quote != '"' && quote != '\'')
		return value;
	if (length < 2 || value[length - 1] != quote)
		return "";
	value[length - 1] = '\0';
	unescape(value + 1, quote);
	return value + 1;
}

static void add_name(struct conf *people, const char *submission, char *value)
{
	const char *name = plain_text(value), *former = conf_get(people, submission);

	if (former && *name && strlen(former) < NAMES_LONGEST)
		conf_setf(people, submission, "%s, %s", former, name);
	else if (!former && *name)
		conf_set(people, submission, name);
}

void platform_gradescope_read(char *bytes, struct conf *people)
{
	static const char key[] = ":name:";
	char submission[64] = "", *rest = bytes, *line;
	bool among = false; /* the submitters, and not what else a submission has */

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
}

void platform_gradescope_people(const char *folder, struct conf *people)
{
	char *path = text_format("%s/submission_metadata.yml", folder);
	struct text text = {0};

	if (file_read(&text, path, METADATA_LARGEST) != 0)
		text_clear(&text);
	text_add(&text, "");
	platform_gradescope_read(text.bytes, people);
	text_release(&text);
	free(path);
}
