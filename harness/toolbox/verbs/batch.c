#include "verbs/batch.h"

#include "base/clock.h"
#include "base/fault.h"
#include "course/store.h"
#include "words/screen.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { COMPLAINTS_MOST = 20 };

void batch_look(struct batch *batch)
{
	long size = journal_size(&batch->course);

	if (batch->standing.lines && size == batch->looked_at)
		return;
	if (batch->standing.lines)
		standing_release(&batch->standing);
	batch->looked_at = size;
	standing_read(&batch->standing, &batch->course, NULL, NULL);
}

void batch_release(struct batch *batch)
{
	if (batch->standing.lines)
		standing_release(&batch->standing);
	list_release(&batch->list);
	course_close(&batch->course);
}

/* Is it there, and the one that was sealed? Else it never got there, or another one did. */
static bool is_in_place(const struct batch *batch, const json_t *sealed)
{
	long number = json_number(sealed, "attempt", 0);
	char *path = store_path(&batch->course, json_text(sealed, "id", ""), number);
	char hex[HASH_SIZE];
	bool found = store_seal(path, hex) && strcmp(hex, json_text(sealed, "hash", "")) == 0;

	free(path);
	return found;
}

static bool is_known(const struct batch *batch, const json_t *sealed)
{
	const char *id = json_text(sealed, "id", "");
	const json_t *entry = standing_of(&batch->standing, id);
	long number = json_number(sealed, "attempt", 0);
	char *key = text_format("%ld", number);
	bool known = number ? json_object_get(json_object_get(entry, "attempts"), key) != NULL
			    : standing_proposed(&batch->standing, id) != NULL;

	free(key);
	return known;
}

void batch_adopt(struct batch *batch)
{
	json_t *line;
	size_t i, adopted = 0;

	json_array_foreach(batch->standing.lines, i, line)
		if (strcmp(json_text(line, "what", ""), "sealed") == 0 && !is_known(batch, line) &&
			is_in_place(batch, line)) {
			store_adopt(&batch->course, line);
			adopted++;
		}
	if (adopted)
		batch_look(batch);
}

/* ------------------------------------------------------------------ a pass, and its progress */

static char *time_left(const struct batch *batch)
{
	long took = now_ms() - batch->began, left;

	if (!batch->here || took < 1000)
		return text_copy("");
	left = (long)((double)took / (double)batch->here * (double)(batch->all - batch->done) /
		      1000);
	return left < 90 ? text_format(", %.3g a minute, %ld s left",
				   60000.0 * (double)batch->here / (double)took, left)
			 : text_format(", %.3g a minute, %ld min left",
				   60000.0 * (double)batch->here / (double)took, (left + 30) / 60);
}

static void tick(void *context)
{
	const struct batch *batch = context;
	char *left = time_left(batch);
	char *words = text_format("%zu of %zu ready%s", batch->done, batch->all, left);

	screen_progress_words(words);
	free(words);
	free(left);
}

static void said(const char *line, void *context)
{
	struct batch *batch = context;

	if (batch->done < batch->all)
		batch->done++;
	batch->here++;
	if (isatty(STDERR_FILENO))
		return;
	printf("  [%zu/%zu] %s\n", batch->done, batch->all, line);
	fflush(stdout);
}

static void complained(const char *line, void *context)
{
	struct batch *batch = context;

	screen_progress_done();
	if (++batch->complaints <= COMPLAINTS_MOST)
		fprintf(stderr, "%s\n", line);
	else if (batch->complaints == COMPLAINTS_MOST + 1)
		fprintf(stderr, "... and more of this kind\n");
}

static size_t count_ready(const struct batch *batch, bool propose)
{
	size_t ready = 0;

	for (size_t i = 0; i < batch->list.count; i++) {
		const char *id = batch->list.entries[i].id;

		ready += propose ? standing_proposed(&batch->standing, id) != NULL
				 : standing_is_done(&batch->standing, id);
	}
	return ready;
}

void batch_pass(struct batch *batch, const struct farm_order *orders, size_t count, long jobs,
	bool propose, const char *again)
{
	struct farm farm = {.course = &batch->course,
		.jobs = jobs,
		.hosts = batch->request->hosts,
		.propose = propose,
		.said = said,
		.complained = complained,
		.tick = tick,
		.context = batch};
	int number;

	batch->began = now_ms();
	batch->here = 0;
	number = farm_run(&farm, orders, count);
	screen_progress_done();
	batch_look(batch);
	batch_adopt(batch);
	if (!number)
		return;
	store_sweep(&batch->course);
	printf("  Ended early: %zu of %zu are ready. To go on: %s\n", count_ready(batch, propose),
		propose ? batch->all : batch->list.count, again);
	fflush(stdout);
	signal(number, SIG_DFL);
	raise(number);
}

/* ------------------------------------------------------------------ the same twice */

static bool is_told(const struct batch *batch, const char *id, const char *lab, long one, long two)
{
	json_t *line;
	size_t i;

	json_array_foreach(batch->standing.lines, i, line)
		if (strcmp(json_text(line, "what", ""), "differs") == 0 &&
			strcmp(json_text(line, "id", ""), id) == 0 &&
			strcmp(json_text(line, "lab", ""), lab) == 0 &&
			json_number(line, "attempt", -1) == two &&
			json_number(line, "former", -1) == one)
			return true;
	return false;
}

static size_t compare_lab(
	struct batch *batch, const char *id, const char *lab, const json_t *one, const json_t *two)
{
	const json_t *before = json_object_get(json_object_get(one, "labs"), lab);
	const json_t *after = json_object_get(json_object_get(two, "labs"), lab);
	const char *was = json_text(before, "verdict", ""), *is = json_text(after, "verdict", "");
	long first = json_number(one, "attempt", 0), second = json_number(two, "attempt", 0);
	json_t *line;

	/* Such a verdict is tried again because it may be another one. */
	if (strcmp(was, is) == 0 || standing_word_depends_on_time(was) ||
		standing_word_depends_on_time(is))
		return 0;
	printf("  DIFFERS: %s, lab %s: attempt %ld says %s, attempt %ld says %s of the same "
	       "files\n",
		id, lab, first, was, second, is);
	if (is_told(batch, id, lab, first, second))
		return 1;
	line = journal_line("differs", id);
	json_set_text(line, "lab", lab);
	json_set_number(line, "former", first);
	json_set_number(line, "attempt", second);
	json_set_text(line, "was", was);
	json_set_text(line, "is", is);
	journal_add_or_die(&batch->course, line);
	return 1;
}

static size_t compare_entry(struct batch *batch, const char *id)
{
	const json_t *entry = standing_of(&batch->standing, id), *attempts;
	const json_t *last = standing_proposed(&batch->standing, id);
	const char *number, *lab;
	json_t *attempt, *value;
	size_t found = 0;

	attempts = json_object_get(entry, "attempts");
	if (!last)
		last = json_object_get(entry, "newest");
	json_object_foreach((json_t *)attempts, number, attempt) {
		if (attempt == last ||
			strcmp(json_text(attempt, "key", ""), json_text(last, "key", "")) != 0)
			continue;
		json_object_foreach(json_object_get(attempt, "labs"), lab, value)
			found += compare_lab(batch, id, lab, attempt, last);
	}
	return found;
}

size_t batch_compare(struct batch *batch)
{
	size_t found = 0;

	for (size_t i = 0; i < batch->list.count; i++)
		found += compare_entry(batch, batch->list.entries[i].id);
	return found;
}
