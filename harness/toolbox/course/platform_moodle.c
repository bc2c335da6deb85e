/*
 * Moodle's "Download all submissions":
 *
 *   Ada Lovelace_12345_assignsubmission_file/      a folder each; older versions end it with a `_`
 *   Ada Lovelace_12345_assignsubmission_file_accumulator.c    or all files in one folder
 *   Ada Lovelace_12345_assignsubmission_onlinetext.html       and what was typed into the page
 *
 * The number is the participant's. With blind marking the name is "Participant 12345".
 */
#include "course/platform.h"

#include <string.h>

/* The number before `end`, and an underscore before that; NULL if there is none. */
static const char *number_before(const char *text, const char *end)
{
	const char *digits = end;

	while (digits > text && digits[-1] >= '0' && digits[-1] <= '9')
		digits--;
	return digits < end && digits > text + 1 && digits[-1] == '_' ? digits : NULL;
}

bool platform_moodle(
	const char *text, bool is_folder, const struct conf *people, struct named *named)
{
	static const char mark[] = "_assignsubmission_";
	const char *end = strstr(text, mark), *digits = end ? number_before(text, end) : NULL;
	const char *rest;

	(void)people;
	if (!digits)
		return false;
	rest = end + sizeof mark - 1;
	rest += strcspn(rest, "_."); /* "file" or "onlinetext" */
	named->person = text_format("%.*s", (int)(end - digits), digits);
	named->who = text_format("%.*s", (int)(digits - 1 - text), text);
	if (!is_folder)
		named->as = *rest == '_' && rest[1] ? rest + 1 : text;
	return true;
}
