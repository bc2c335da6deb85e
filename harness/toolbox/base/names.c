#include "base/names.h"

#include "base/fault.h"
#include "base/text.h"

#include <search.h>
#include <stdlib.h>
#include <string.h>

static int compare(const void *one, const void *other)
{
	return strcmp(one, other);
}

bool names_add(struct names *names, const char *name)
{
	if (names_has(names, name))
		return false;
	if (!tsearch(text_copy(name), &names->root, compare))
		die(EXIT_OUR_FAULT, "out of memory");
	return true;
}

void names_add_words(struct names *names, const char *list)
{
	size_t length;

	while ((length = text_word(&list, " ,\t\n"))) {
		char *name = text_format("%.*s", (int)length, list);

		names_add(names, name);
		free(name);
		list += length;
	}
}

bool names_has(const struct names *names, const char *name)
{
	return tfind(name, &names->root, compare) != NULL;
}

const char *names_keep(struct names *names, const char *name)
{
	char **found;

	names_add(names, name);
	found = tfind(name, &names->root, compare);
	if (!found)
		bug("a name that was added is not there: %s", name);
	return *found;
}

void names_release(struct names *names)
{
	tdestroy(names->root, free);
	*names = (struct names){0};
}
