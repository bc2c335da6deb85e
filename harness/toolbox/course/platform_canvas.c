/*
 * Canvas's "Download submissions": all files of all students in one folder.
 *
 *   lovelaceada_12345_67890_accumulator.c
 *   lovelaceada_LATE_12345_67890_accumulator-1.c
 *
 * Surname and name without blanks, a word if it was late, the student's number, the file's number,
 * and the student's name of the file. Canvas adds `-1` to that when a file of the same name was
 * handed in before: house/download_name.h.
 */
#include "course/platform.h"

#include <string.h>

bool platform_canvas(
	const char *text, bool is_folder, const struct conf *people, struct named *named)
{
	static const char late[] = "_LATE";
	const char *end = text;
	size_t user, file;

	(void)people;
	for (; !is_folder && (end = strchr(end, '_')); end++) {
		user = named_digits(end + 1);
		file = user && end[1 + user] == '_' ? named_digits(end + 2 + user) : 0;
		if (!file || end[2 + user + file] != '_' || !end[3 + user + file] || end == text)
			continue;
		named->late = end - text > (long)sizeof late - 1 &&
			      text_starts(end - (sizeof late - 1), late);
		named->person = text_format("%.*s", (int)user, end + 1);
		named->as = end + 3 + user + file;
		if (named->late)
			end -= sizeof late - 1;
		named->who = text_format("%.*s", (int)(end - text), text);
		return true;
	}
	return false;
}
