/*
 * Autolab's "Download submissions": `ada@example.edu_3_handin.c`, the student's address, the number
 * of the hand-in, and the name of the file. A student may be there with all versions.
 */
#include "course/platform.h"

#include <stdlib.h>
#include <string.h>

bool platform_autolab(
	const char *text, bool is_folder, const struct conf *people, struct named *named)
{
	const char *at = is_folder ? NULL : strchr(text, '@'), *end = at ? strchr(at, '_') : NULL;
	size_t version = end ? named_digits(end + 1) : 0;

	(void)people;
	if (at == text || !version || version > 9 || end[1 + version] != '_' || !end[2 + version])
		return false;
	named->person = text_format("%.*s", (int)(end - text), text);
	named->who = text_copy(named->person);
	named->version = strtol(end + 1, NULL, 10);
	named->as = end + 2 + version;
	return true;
}
