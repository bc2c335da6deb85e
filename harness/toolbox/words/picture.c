#include "words/picture.h"

#include "base/json.h"
#include "base/memory.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

enum {
	ROWS_MOST = 50, /* a longer schedule is cut down to its ends and marks, */
	ROWS_AROUND = 4, /* with so many rows around each */
};

/* Keeps any number in the log within a table of PICTURE_THREADS. */
static unsigned slot_of(long thread)
{
	return (unsigned)thread % PICTURE_THREADS;
}

/* ---------------------------------------------------------------- which steps */

static bool is_access(const json_t *event)
{
	const char *does = json_text(event, "does", "");

	return strcmp(does, "read") == 0 || strcmp(does, "write") == 0;
}

/*
 * True when a thread writes to these bytes after another has been there, or after a read found them
 * initialised. Data that is only handed over, such as an argument or a result, does not count.
 */
static bool is_shared(const json_t *events, const json_t *event)
{
	const json_t *other;
	size_t i;
	long first = -1; /* the thread that has accessed them first */
	bool several = false; /* others have, too */
	bool was_there = false; /* read before any write: initialised data */

	json_array_foreach(events, i, other) {
		long thread = json_number(other, "thread", 0);

		if (json_number(other, "address", 0) != json_number(event, "address", 1))
			continue;
		if (strcmp(json_text(other, "does", ""), "read") != 0) {
			if (was_there || several || (first >= 0 && first != thread))
				return true;
		} else if (first < 0) {
			was_there = true;
		}
		several = several || (first >= 0 && first != thread);
		first = first < 0 ? thread : first;
	}
	return false;
}

static bool is_shown(const json_t *events, const json_t *event, const struct lab *lab)
{
	static const char *const hidden[] = {"start", "end", "pthread_create", "thrd_create",
		"pthread_join", "thrd_join", "getcontext", "makecontext", "parked", "main returns",
		NULL};
	const char *does = json_text(event, "does", "");

	for (int i = 0; hidden[i]; i++)
		if (strcmp(does, hidden[i]) == 0)
			return false;
	if (is_access(event) || strstr(does, "mem") == does || strstr(does, "str") == does)
		return (lab->is_own_program ||
			       text_has_word(lab_edit(lab), json_text(event, "file", ""))) &&
		       is_shared(events, event);
	return true;
}

static void add_row(struct picture *picture, struct row row)
{
	row.thread = (int)json_number(row.event, "thread", 0);
	picture->rows = grown(picture->rows, picture->count, sizeof *picture->rows);
	picture->rows[picture->count++] = row;
}

static void choose_rows(struct picture *picture, const json_t *shown, const struct lab *lab)
{
	const json_t *events = json_object_get(shown, "events"), *event;
	long critical = json_number(shown, "critical", -1);
	long first = json_number(shown, "first_event", -1),
	     second = json_number(shown, "second_event", -1);
	bool preempts = false, past = false;
	size_t i;

	json_array_foreach(events, i, event) {
		bool race = (long)i == first || (long)i == second;

		preempts = preempts || json_is_true(json_object_get(event, "preempts"));
		past = past || (critical >= 0 && json_number(event, "step", 0) >= critical);
		/* A hidden step passes its marks on to the next row. */
		if (!race && !is_shown(events, event, lab))
			continue;
		add_row(picture, (struct row){.event = event,
					 .preempts = preempts,
					 .critical = past,
					 .race = race});
		if (past)
			critical = -1;
		preempts = past = false;
	}
}

/* Adds the threads that are stuck at the end, except those that only wait to join them. */
static void add_stuck(struct picture *picture, const json_t *shown)
{
	const json_t *waiter;
	size_t i;

	if (strcmp(json_text(shown, "end", ""), "deadlock") != 0)
		return;
	json_array_foreach(json_object_get(shown, "living"), i, waiter)
		if (!strstr(json_text(waiter, "at", ""), "join"))
			add_row(picture, (struct row){.event = waiter, .stuck = true});
}

static bool is_marked(const struct row *row)
{
	return row->preempts || row->critical || row->race || row->stuck;
}

static bool is_far_from_marks(const struct picture *picture, size_t at)
{
	if (at < ROWS_AROUND || at + ROWS_AROUND >= picture->count)
		return false;
	for (size_t i = at - ROWS_AROUND; i <= at + ROWS_AROUND; i++)
		if (is_marked(&picture->rows[i]))
			return false;
	return true;
}

static void skip_rows(struct picture *picture)
{
	for (size_t i = 0; i < picture->count && picture->count > ROWS_MOST; i++)
		picture->rows[i].skipped = is_far_from_marks(picture, i);
}

/* ---------------------------------------------------------------- which columns */

static int by_number(const void *one, const void *other)
{
	return *(const int *)one - *(const int *)other;
}

/* The threads seen first get the columns, in the order of their numbers. */
static void choose_columns(struct picture *picture)
{
	int columns[PICTURE_THREADS];
	bool seen[PICTURE_THREADS] = {false};

	for (int i = 0; i < PICTURE_THREADS; i++)
		columns[i] = PICTURE_COLUMNS - 1;
	for (size_t i = 0; i < picture->count; i++) {
		int thread = picture->rows[i].thread;

		if (!seen[slot_of(thread)] && picture->column_count < PICTURE_COLUMNS)
			picture->threads[picture->column_count++] = thread;
		seen[slot_of(thread)] = true;
	}
	qsort(picture->threads, (size_t)picture->column_count, sizeof *picture->threads, by_number);
	for (int i = 0; i < picture->column_count; i++)
		columns[slot_of(picture->threads[i])] = i;
	for (size_t i = 0; i < picture->count; i++)
		picture->rows[i].column = columns[slot_of(picture->rows[i].thread)];
}

/* ---------------------------------------------------------------- which file a line is in */

static bool same_line(const json_t *one, const json_t *other)
{
	return json_number(one, "line", 0) == json_number(other, "line", 0);
}

static bool same_file(const json_t *one, const json_t *other)
{
	return strcmp(json_text(one, "file", ""), json_text(other, "file", "")) == 0;
}

bool same_place(const json_t *one, const json_t *other)
{
	return same_line(one, other) && same_file(one, other);
}

static bool is_ambiguous(const struct picture *picture)
{
	for (size_t i = 1; i < picture->count; i++)
		for (size_t n = 0; n < i; n++) {
			const json_t *one = picture->rows[i].event, *other = picture->rows[n].event;

			if (json_number(one, "line", 0) && same_line(one, other) &&
				!same_file(one, other))
				return true;
		}
	return false;
}

static int place_of(const struct picture *picture, const char *file)
{
	int place = 0;

	while (place < picture->file_count && strcmp(picture->files[place], file) != 0)
		place++;
	return place;
}

/* The first letter of its name that is free, or else the first of the alphabet. */
static char free_letter(const struct picture *picture, const char *file)
{
	static const char all[] = "abcdefghijklmnopqrstuvwxyz";
	const char *const wishes[] = {file, all};

	for (int i = 0; i < 2; i++)
		for (const char *at = wishes[i]; *at; at++)
			if (strchr(all, *at) &&
				!memchr(picture->letters, *at, (size_t)picture->file_count))
				return *at;
	return '?';
}

static void choose_letters(struct picture *picture)
{
	if (!is_ambiguous(picture))
		return;
	for (size_t i = 0; i < picture->count; i++) {
		const char *file = json_text(picture->rows[i].event, "file", "");

		if (!*file || picture->file_count == PICTURE_FILES ||
			place_of(picture, file) < picture->file_count)
			continue;
		picture->letters[picture->file_count] = free_letter(picture, file);
		picture->files[picture->file_count++] = file;
	}
}

char *picture_line(const struct picture *picture, const json_t *event)
{
	long line = json_number(event, "line", 0);
	int place = place_of(picture, json_text(event, "file", ""));

	return place < picture->file_count ? text_format("%c%ld", picture->letters[place], line)
					   : text_format("%ld", line);
}

void picture_make(struct picture *picture, const json_t *shown, const struct lab *lab)
{
	*picture = (struct picture){0};
	choose_rows(picture, shown, lab);
	add_stuck(picture, shown);
	skip_rows(picture);
	choose_columns(picture);
	choose_letters(picture);
}

void picture_unfold(struct picture *picture)
{
	for (size_t i = 0; i < picture->count; i++)
		picture->rows[i].skipped = false;
}

void picture_release(struct picture *picture)
{
	free(picture->rows);
	*picture = (struct picture){0};
}
