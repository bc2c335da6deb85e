#include "run/altered_run.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <xxhash.h>

enum { SAMPLES = 4 * ALTERED_SAMPLES };

/* Takes the next number off `text`, with the words before it; false at the end. */
static bool next_number(const char **text, struct text *words, char number[32])
{
	const char *digits = strpbrk(*text, "0123456789");
	size_t length;

	if (!digits)
		return false;
	if (digits > *text && digits[-1] == '-')
		digits--;
	text_clear(words);
	text_addf(words, "%.*s", (int)(digits - *text), *text);
	length = 1 + strspn(digits + 1, "0123456789");
	snprintf(number, 32, "%.*s", (int)length, digits);
	*text = digits + length;
	return true;
}

/* Is the number with that index another one in the outcome of a run? */
static bool differs(const char *wanted, const char *outcome, int index)
{
	struct text words = {0}, others = {0};
	char number[32] = "", other[32] = "";
	bool same = true;

	for (int i = 0; i <= index && same; i++)
		same = next_number(&wanted, &words, number) &&
		       next_number(&outcome, &others, other) &&
		       strcmp(text_string(&words), text_string(&others)) == 0;
	text_release(&words);
	text_release(&others);
	return same && strcmp(number, other) != 0;
}

static bool is_changed(const struct altering *altering, int index)
{
	bool changed = false;

	for (size_t i = altering->first; i < altering->runs->count && !changed; i++) {
		const struct run *run = altering->runs->items[i];
		char *outcome = run_outcome(run);

		changed = run_came_to_an_end(run) &&
			  differs(altered_wanted(altering), outcome, index);
		free(outcome);
	}
	return changed;
}

static char *unchanged(const struct altering *altering)
{
	const char *rest = altered_wanted(altering);
	char number[32], *name = NULL;
	struct text words = {0};

	for (int i = 0; !name && next_number(&rest, &words, number); i++)
		if (!is_changed(altering, i)) {
			const char *from = text_string(&words);

			from += strspn(from, ", ");
			name = text_format("%.*s", (int)strcspn(from, "="), from);
			if (text_ends(name, " "))
				name[strlen(name) - 1] = '\0';
		}
	text_release(&words);
	return name;
}

char *altered_unchanged(struct altering *altering)
{
	const struct page_orders all = {.altered = UINT64_MAX, .altered_seen = 1};
	uint32_t seen = altered_count(altering, all);
	char *name = unchanged(altering);

	for (uint64_t i = 0; seen && name && i < SAMPLES; i++) {
		uint64_t question[] = {altering->runs->seed, i};
		uint64_t answer = XXH3_64bits(question, sizeof question);
		struct page_orders orders = all;

		orders.altered_only = 1 + (uint32_t)(answer % seen);
		orders.altered_down = answer >> 63;
		altered_add(altering, &orders);
		if (i % ALTERED_SAMPLES != ALTERED_SAMPLES - 1)
			continue;
		pool_run(altering->pool);
		free(name);
		name = unchanged(altering);
	}
	return name;
}
