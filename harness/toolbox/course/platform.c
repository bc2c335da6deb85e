#include "course/platform.h"

#include "house/archive.h"

#include <string.h>

/* A folder, an archive or a file a student, called like the student. */
static bool plain(const char *name, bool is_folder, const struct conf *people, struct named *named)
{
	const struct archive_format *format = is_folder ? NULL : archive_format_of(name);
	size_t suffix = format ? archive_suffix(format, name) : 0;

	(void)people;
	named->person = text_copy(name);
	named->who = text_format("%.*s", (int)(strlen(name) - suffix), name);
	return true;
}

const struct platform platforms[] = {
	{"moodle", "Moodle", "", platform_moodle, true, NULL},
	{"gradescope", "Gradescope", "submission_metadata.yml", platform_gradescope, false,
		platform_gradescope_people},
	{"autolab", "Autolab", "", platform_autolab, false, NULL},
	{"canvas", "Canvas", "", platform_canvas, false, NULL},
	{"plain", "a folder, archive or file a student", "", plain, false, NULL},
	{0},
};

const struct platform *platform_find(const char *name)
{
	for (const struct platform *platform = platforms; platform->name; platform++)
		if (strcmp(platform->name, name) == 0)
			return platform;
	return NULL;
}
