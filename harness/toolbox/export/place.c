#include "export/place.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

bool is_handed_in(const struct exported *exported, const char *file)
{
	return text_has_word(lab_edit(&exported->lab), file);
}

/* Can the character stand in the name of a file? */
static bool is_of_name(char byte)
{
	return byte && !strchr(" \n,:;()[]`'\"", byte);
}

bool place_next(const struct exported *exported, const char **text, struct place *place)
{
	for (const char *colon = *text; (colon = strchr(colon, ':')); colon++) {
		const char *begin = colon;
		char *end;

		while (begin > *text && is_of_name(begin[-1]))
			begin--;
		snprintf(place->file, sizeof place->file, "%.*s", (int)(colon - begin), begin);
		place->line = colon[1] >= '1' && colon[1] <= '9' ? strtol(colon + 1, &end, 10) : 0;
		if (place->line > 0 && place->line < 10000000 &&
			is_handed_in(exported, place->file)) {
			*text = end;
			return true;
		}
	}
	return false;
}

bool place_of(const struct exported *exported, const char *text, struct place *place)
{
	const char *rest = text, *edit = lab_edit(&exported->lab);

	if (place_next(exported, &rest, place))
		return true;
	place->line = 1;
	return text_next_word(&edit, place->file, sizeof place->file);
}
