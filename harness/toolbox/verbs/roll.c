#include "verbs/roll.h"

#include "base/fault.h"
#include "course/store.h"
#include "verdict/verdict.h"
#include "words/screen.h"
#include "words/typed.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { SHOWN = 20, MARGIN = 6, RESULT_LARGEST = 16 << 20 };

struct roll {
	const struct batch *batch;
	json_t *labs; /* by lab, by verdict how many */
	json_t *verdicts; /* those that occur, by the word */
	size_t told, quarantined, ungraded, unclear, empty;
};

/* Prints a heading before the first of a kind, and not more than a screen of them. */
static bool begin_line(size_t *count, const char *heading)
{
	++*count;
	if (*count == 1)
		printf("\n  %s%s%s\n", ink(YELLOW), heading, ink_off());
	if (*count == SHOWN + 1)
		printf("    ... and more; `racelab gradebook OUT` has them all\n");
	return *count <= SHOWN;
}

static void tell_line(const char *id, const char *lab, const char *why)
{
	char *line = text_format("%s%s%s: %s", id, *lab ? ", lab " : "", lab, why);

	screen_wrap(MARGIN, "    ", line);
	free(line);
}

/* ------------------------------------------------------------------ what needs a human */

/* The reason in a result. The caller frees it. */
static char *reason(const struct batch *batch, const char *id, long attempt, const char *lab)
{
	char *path = store_path(&batch->course, id, attempt), *file, *why;
	json_t *whole;

	file = text_format("%s/%s/result.json", path, lab);
	whole = json_read(file, RESULT_LARGEST);
	why = text_copy(json_text(json_object_get(whole, "result"), "reason", "no reason is kept"));
	json_decref(whole);
	free(file);
	free(path);
	return why;
}

static void tell_unclear(struct roll *roll, const char *id)
{
	const json_t *newest = standing_newest(&roll->batch->standing, id);
	const json_t *overruled =
		json_object_get(standing_of(&roll->batch->standing, id), "overruled");
	const char *name;
	json_t *lab;

	json_object_foreach(json_object_get(newest, "labs"), name, lab) {
		if (strcmp(json_text(lab, "verdict", ""), verdict_word(VERDICT_CANNOT_JUDGE)) !=
				0 ||
			json_object_get(overruled, name))
			continue;
		if (begin_line(&roll->unclear, "Nobody could judge, look yourself "
					       "(`racelab overrule`):")) {
			char *why =
				reason(roll->batch, id, json_number(newest, "attempt", 0), name);

			tell_line(id, name, why);
			free(why);
		}
	}
}

static void tell_quarantined(struct roll *roll, const char *id)
{
	const json_t *entry = standing_of(&roll->batch->standing, id);
	const json_t *line = json_object_get(entry, "quarantined");

	if (line && !json_object_get(entry, "newest") &&
		begin_line(&roll->quarantined,
			"Could not be read, and is in the quarantine (mend it, then `--add`):"))
		tell_line(id, "", json_text(line, "why", ""));
}

static void tell_ungraded(struct roll *roll, const struct entry *entry)
{
	if (!standing_is_done(&roll->batch->standing, entry->id) &&
		begin_line(&roll->ungraded, "Not graded yet (`--resume` goes on):"))
		tell_line(entry->id, "", entry->pieces[0].from);
}

/* ------------------------------------------------------------------ the table */

/* Was there nothing in it but files of labs that are not graded? */
static bool holds_nothing(const struct roll *roll, const char *id)
{
	const json_t *newest = standing_newest(&roll->batch->standing, id);

	return newest && !json_object_size(json_object_get(newest, "labs"));
}

static void add_one(json_t *counts, const char *key)
{
	json_set_number(counts, key, json_number(counts, key, 0) + 1);
}

static void count_labs(struct roll *roll, const char *id)
{
	const json_t *entry = standing_of(&roll->batch->standing, id);
	const json_t *overruled = json_object_get(entry, "overruled");
	const char *name;
	json_t *lab;

	json_object_foreach(json_object_get(json_object_get(entry, "newest"), "labs"), name, lab) {
		const json_t *word = json_object_get(overruled, name);
		const char *verdict = json_text(word ? word : lab, "verdict", "");
		json_t *counts = json_object_get(roll->labs, name);

		if (!counts) {
			counts = json_object();
			json_object_set_new(roll->labs, name, counts);
		}
		add_one(counts, verdict);
		add_one(counts, "all");
		add_one(roll->verdicts, verdict);
	}
}

static int by_name(const void *one, const void *other)
{
	return strcmp(*(const char *const *)one, *(const char *const *)other);
}

static void tell_row(const struct roll *roll, const char *name)
{
	const json_t *counts = json_object_get(roll->labs, name);
	const char *verdict;
	json_t *count;

	printf("  %-22s %9ld", name, json_number(counts, "all", 0));
	json_object_foreach(roll->verdicts, verdict, count) {
		long number = json_number(counts, verdict, 0);
		int width = (int)strlen(verdict) < 6 ? 6 : (int)strlen(verdict);

		if (number)
			printf("  %*ld", width, number);
		else
			printf("  %*s", width, ".");
	}
	printf("\n");
}

/* The table's columns, in the order of how good they are. */
static json_t *in_order(const json_t *verdicts)
{
	static const enum verdict order[] = {
#define X(name, word, headline) VERDICT_##name,
		VERDICTS(X)
#undef X
	};
	json_t *sorted = json_object();

	for (size_t i = sizeof order / sizeof *order; i-- > 0;) {
		const char *word = verdict_word(order[i]);

		if (json_object_get(verdicts, word))
			json_object_set(sorted, word, json_object_get(verdicts, word));
	}
	return sorted;
}

static void tell_table(struct roll *roll)
{
	size_t count = json_object_size(roll->labs), i = 0;
	const char **names = calloc(count + 1, sizeof *names), *name;
	json_t *sorted = in_order(roll->verdicts), *value;

	if (!names)
		die(EXIT_OUR_FAULT, "out of memory");
	json_decref(roll->verdicts);
	roll->verdicts = sorted;
	json_object_foreach(roll->labs, name, value)
		names[i++] = name;
	qsort(names, count, sizeof *names, by_name);
	printf("\n  %s%-22s %9s", ink(BOLD), "lab", "handed in");
	json_object_foreach(roll->verdicts, name, value)
		printf("  %6s", name);
	printf("%s\n", ink_off());
	for (i = 0; i < count; i++)
		tell_row(roll, names[i]);
	free(names);
}

/* The commands that follow. */
static void tell_next(const struct request *request)
{
	char *program = typed_program(request->house);
	char *out = typed_path(request->out ? request->out : request->words[0]);

	printf("  Next: %s reconcile %s, then %s gradebook %s\n", program, out, program, out);
	free(out);
	free(program);
}

int roll_tell(const struct batch *batch)
{
	struct roll roll = {.batch = batch, .labs = json_object(), .verdicts = json_object()};
	size_t count = batch->list.count, attention;

	for (size_t i = 0; i < count; i++)
		tell_unclear(&roll, batch->list.entries[i].id);
	for (size_t i = 0; i < count; i++)
		tell_ungraded(&roll, &batch->list.entries[i]);
	for (size_t i = 0; i < count; i++)
		tell_quarantined(&roll, batch->list.entries[i].id);
	for (size_t i = 0; i < count; i++)
		count_labs(&roll, batch->list.entries[i].id);
	for (size_t i = 0; i < count; i++)
		roll.empty += holds_nothing(&roll, batch->list.entries[i].id);
	if (json_object_size(roll.labs))
		tell_table(&roll);
	printf("\n  %zu hand-in%s: %zu graded, ", count, count == 1 ? "" : "s",
		count - roll.quarantined - roll.ungraded - roll.empty);
	if (roll.empty)
		printf("%zu nothing handed in (files of other labs alone), ", roll.empty);
	printf("%zu in the quarantine, %zu not graded yet.\n", roll.quarantined, roll.ungraded);
	tell_next(batch->request);
	json_decref(roll.labs);
	json_decref(roll.verdicts);
	attention = roll.unclear + roll.quarantined + roll.ungraded;
	return attention ? EXIT_CANNOT_JUDGE : EXIT_SOLVED;
}
