#include "verbs/lab_list.h"

#include "base/fault.h"
#include "base/memory.h"

#include <stdlib.h>
#include <string.h>

static bool is_number(const char *word, size_t length)
{
	return length > 0 && length < 6 && strspn(word, "0123456789") >= length;
}

/* `05-07`, and not `05-wrong-lock`. */
static bool is_range(const char *word)
{
	const char *dash = strchr(word, '-');

	return dash && is_number(word, (size_t)(dash - word)) &&
	       is_number(dash + 1, strlen(dash + 1));
}

static void want(const struct labs *labs, bool *wanted, const char *word)
{
	int first = atoi(word), last = is_range(word) ? atoi(strchr(word, '-') + 1) : first;

	if (!is_range(word)) {
		wanted[labs_find(labs, word) - labs->items] = true;
		return;
	}
	if (first > last)
		die(EXIT_USAGE, "--labs %s: the larger number comes last", word);
	for (int number = first; number <= last; number++) {
		char *text = text_format("%d", number);

		wanted[labs_find(labs, text) - labs->items] = true;
		free(text);
		if (number - first > (int)labs->count)
			break;
	}
}

char *lab_list(const struct labs *labs, const char *words)
{
	bool *wanted = zeroed(labs->count + 1, sizeof *wanted);
	struct text names = {0};
	char word[256];

	while (words && text_next_word(&words, word, sizeof word))
		want(labs, wanted, word);
	for (size_t i = 0; i < labs->count; i++)
		if (wanted[i])
			text_addf(&names, "%s%s", names.length ? " " : "", labs->items[i].name);
	free(wanted);
	text_add(&names, "");
	return text_take(&names);
}
