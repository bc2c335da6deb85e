#include "course/called.h"

#include "house/handin.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

enum { SHOWN = 5, DISTANCE_MOST = 3 };

/* How well an entry fits a word; less is better. */
enum fit { FITS_ID, FITS_NAME, FITS_NAME_IN_ANY_CASE, FITS_PART, FITS_NEARLY, FITS_NOT };

static enum fit fit_of(const struct entry *entry, const char *word)
{
	if (strcmp(entry->id, word) == 0)
		return FITS_ID;
	if (strcmp(entry->who, word) == 0)
		return FITS_NAME;
	if (strcasecmp(entry->who, word) == 0 || strcasecmp(entry->id, word) == 0)
		return FITS_NAME_IN_ANY_CASE;
	if (strcasestr(entry->who, word) || strcasestr(entry->id, word))
		return FITS_PART;
	return text_distance(word, entry->who) < DISTANCE_MOST ||
			       text_distance(word, entry->id) < DISTANCE_MOST
		       ? FITS_NEARLY
		       : FITS_NOT;
}

/* "`ada_1001` (Ada Lovelace)" */
static void add_shown(struct text *text, const struct entry *entry)
{
	char *who = handin_shown(entry->who);

	text_addf(text, "`%s`", entry->id);
	if (strcmp(who, entry->id) != 0)
		text_addf(text, " (%s)", who);
	free(who);
}

static void complain(
	struct text *complaint, const struct list *list, const char *word, enum fit best)
{
	char *shown = handin_shown(word);
	size_t count = 0;

	text_addf(complaint, "%s: %s", shown,
		best <= FITS_NAME_IN_ANY_CASE ? "more than one is called so"
					      : "nobody of that name");
	for (size_t i = 0; i < list->count && best < FITS_NOT; i++) {
		if (fit_of(&list->entries[i], word) != best || ++count > SHOWN)
			continue;
		text_add(complaint, count > 1                       ? ", "
				    : best <= FITS_NAME_IN_ANY_CASE ? "; name one: "
								    : "; did you mean ");
		add_shown(complaint, &list->entries[i]);
	}
	if (count > SHOWN)
		text_addf(complaint, " and %zu more", count - SHOWN);
	if (!count)
		text_add(complaint, "; the names and the ids stand in gradebook.csv");
	else if (best > FITS_NAME_IN_ANY_CASE)
		text_add(complaint, "?");
	free(shown);
}

const struct entry *entry_called(const struct list *list, const char *word, struct text *complaint)
{
	const struct entry *found = NULL;
	enum fit best = FITS_NOT;
	size_t same = 0;

	for (size_t i = 0; i < list->count; i++) {
		enum fit fit = fit_of(&list->entries[i], word);

		same = fit < best ? 1 : same + (fit == best);
		if (fit < best)
			found = &list->entries[i];
		best = fit < best ? fit : best;
	}
	if (best <= FITS_NAME_IN_ANY_CASE && same == 1)
		return found;
	complain(complaint, list, word, best);
	return NULL;
}
