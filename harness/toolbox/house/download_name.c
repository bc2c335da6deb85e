#include "house/download_name.h"

#include "base/text.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

/* In these, `#` stands for digits, at least one, and `*` for anything, but not for nothing. */

/* pattern, who puts it before a name */
#define BEFORE(X)                                                       \
	X("#_", "Moodle, Autolab and others: a student's number")       \
	X("*_#_#_", "Canvas: name, student and file; late or not")      \
	X("*_#_assignsubmission_file_", "Moodle: name and participant") \
	X("*_attempt_*_", "Blackboard: task, student and date")         \
	X("Copy of ", "Google Drive")

/* pattern, who puts it behind a name, before its last dot */
#define BEHIND(X)                   \
	X("-#", "Canvas, Safari")   \
	X(" (#)", "Chrome, Drive")  \
	X("_(#)", "and Linux")      \
	X("(#)", "Firefox")         \
	X(" copy", "macOS")         \
	X(" copy #", "macOS again") \
	X(" - Copy", "Windows")     \
	X(" - Copy (#)", "Windows again")

static const char *const before[] = {
#define X(pattern, who) pattern,
	BEFORE(X)
#undef X
};
static const char *const behind[] = {
#define X(pattern, who) pattern,
	BEHIND(X)
#undef X
};

static bool fits(const char *pattern, const char *text, size_t length)
{
	size_t most = *pattern == '*' ? length : 0;

	if (!*pattern)
		return !length;
	if (*pattern != '*' && *pattern != '#')
		return length && *pattern == *text && fits(pattern + 1, text + 1, length - 1);
	while (*pattern == '#' && most < length && isdigit((unsigned char)text[most]))
		most++;
	for (size_t taken = 1; taken <= most; taken++)
		if (fits(pattern + 1, text + taken, length - taken))
			return true;
	return false;
}

static bool fits_any(const char *const *patterns, size_t count, const char *text, size_t length)
{
	for (size_t i = 0; i < count; i++)
		if (fits(patterns[i], text, length))
			return true;
	return !length;
}

#define FITS_ANY(patterns, text, length) \
	fits_any(patterns, sizeof(patterns) / sizeof *(patterns), text, length)

/* `name` from `start` to `end` and behind `dot`, if that is wanted. The caller frees it. */
static char *wanted_part(
	const char *name, size_t start, size_t end, size_t dot, const struct names *wanted)
{
	char *part = text_format("%.*s%s", (int)(end - start), name + start, name + dot);

	for (char *byte = part; *byte; byte++)
		*byte = (char)tolower((unsigned char)*byte);
	if (names_has(wanted, part))
		return part;
	free(part);
	return NULL;
}

/* Additions before a name end with one of these. */
static bool may_start(const char *name, size_t at)
{
	return at == 0 || name[at - 1] == '_' || name[at - 1] == ' ';
}

char *download_name(const char *name, const struct names *wanted)
{
	const char *last = strrchr(name, '.');
	size_t dot = last ? (size_t)(last - name) : strlen(name);

	for (size_t end = dot; end > 0; end--) {
		if (!FITS_ANY(behind, name + end, dot - end))
			continue;
		for (size_t start = 0; start < end; start++) {
			char *part = may_start(name, start)
					     ? wanted_part(name, start, end, dot, wanted)
					     : NULL;

			if (part && FITS_ANY(before, name, start))
				return part;
			free(part);
		}
	}
	return NULL;
}
