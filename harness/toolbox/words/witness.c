#include "words/witness.h"

#include "base/file.h"
#include "base/json.h"
#include "base/memory.h"
#include "evidence/exploration.h"
#include "words/screen.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
	COLUMNS_MOST = 4, /* more threads than that share the last */
	MARGIN = 6,
	ROWS_MOST = 50, /* of a longer schedule only the surroundings of marked steps are shown: */
	ROWS_AROUND = 4, /* so many before and behind, and at both ends */
	LINES_MOST = 20, /* source lines listed below */
	FILES_MOST = 16,
};

struct row {
	const json_t *event;
	int thread;
	bool preempts, critical, race;
	bool stuck; /* not done: what the thread waits in at the end */
};

struct picture {
	const char *source;
	struct row *rows;
	size_t count;
	int columns[64]; /* of a thread; -1: it does nothing of interest */
	int threads[COLUMNS_MOST];
	int column_count, width;
	/* Where one number is a line of two files: a letter for each file, "u14" and "d14". */
	const char *files[FILES_MOST];
	char letters[FILES_MOST];
	int file_count;
};

/* ---------------------------------------------------------------- what is worth showing */

static bool is_access(const json_t *event)
{
	const char *does = json_text(event, "does", "");

	return strcmp(does, "read") == 0 || strcmp(does, "write") == 0;
}

/*
 * Do two threads touch the same bytes in this schedule, and one of them writes after another has
 * been there? What is only handed over (an argument, a result) is no news.
 */
static bool is_shared(const json_t *events, const json_t *event)
{
	const json_t *other;
	size_t i;
	uint64_t visitors = 0; /* a bit for each thread that has been there */
	bool was_there = false; /* read before anybody wrote: it was not made for this */

	json_array_foreach(events, i, other) {
		uint64_t bit = UINT64_C(1) << (json_number(other, "thread", 0) % 64);

		if (json_number(other, "address", 0) != json_number(event, "address", 1))
			continue;
		if (strcmp(json_text(other, "does", ""), "read") != 0) {
			if (was_there || (visitors & ~bit))
				return true;
		} else if (!visitors) {
			was_there = true;
		}
		visitors |= bit;
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

static void take_column(struct picture *picture, int thread)
{
	if (picture->columns[thread % 64] >= 0)
		return;
	if (picture->column_count == COLUMNS_MOST) {
		picture->columns[thread % 64] = COLUMNS_MOST - 1;
		return;
	}
	picture->threads[picture->column_count] = thread;
	picture->columns[thread % 64] = picture->column_count++;
}

static void choose_rows(struct picture *picture, const json_t *shown, const struct lab *lab)
{
	const json_t *events = json_object_get(shown, "events"), *event;
	long critical = json_number(shown, "critical", -1);
	long first = json_number(shown, "first_event", -1),
	     second = json_number(shown, "second_event", -1);
	bool preempts = false, past = false;
	size_t i;

	memset(picture->columns, -1, sizeof picture->columns);
	json_array_foreach(events, i, event) {
		struct row row = {.event = event, .thread = (int)json_number(event, "thread", 0)};

		preempts = preempts || json_is_true(json_object_get(event, "preempts"));
		past = past || (critical >= 0 && json_number(event, "step", 0) >= critical);
		if (!is_shown(events, event, lab) && (long)i != first && (long)i != second)
			continue;
		/* A mark of a step that is not shown moves to the next that is. */
		row.preempts = preempts;
		row.critical = past;
		row.race = (long)i == first || (long)i == second;
		if (past)
			critical = -1;
		preempts = past = false;
		picture->rows = grown(picture->rows, picture->count, sizeof *picture->rows);
		picture->rows[picture->count++] = row;
		take_column(picture, row.thread);
	}
}

/* Who is stuck at the end, and not only because it waits for those who are. */
static void add_stuck(struct picture *picture, const json_t *shown)
{
	const json_t *waiter;
	size_t i;

	if (strcmp(json_text(shown, "end", ""), "deadlock") != 0)
		return;
	json_array_foreach(json_object_get(shown, "living"), i, waiter) {
		struct row row = {.event = waiter,
			.thread = (int)json_number(waiter, "thread", 0),
			.stuck = true};

		if (strstr(json_text(waiter, "at", ""), "join"))
			continue;
		picture->rows = grown(picture->rows, picture->count, sizeof *picture->rows);
		picture->rows[picture->count++] = row;
		take_column(picture, row.thread);
	}
}

static int by_number(const void *one, const void *other)
{
	return *(const int *)one - *(const int *)other;
}

static void sort_columns(struct picture *picture)
{
	qsort(picture->threads, (size_t)picture->column_count, sizeof *picture->threads, by_number);
	for (int i = 0; i < picture->column_count; i++)
		picture->columns[picture->threads[i] % 64] = i;
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

/* The first of its letters that is free, else the first of all letters that is. */
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

		if (!*file || picture->file_count == FILES_MOST ||
			place_of(picture, file) < picture->file_count)
			continue;
		picture->letters[picture->file_count] = free_letter(picture, file);
		picture->files[picture->file_count++] = file;
	}
}

/* "14", or "u14". The caller frees it. */
static char *line_name(const struct picture *picture, const json_t *event)
{
	long line = json_number(event, "line", 0);
	int place = place_of(picture, json_text(event, "file", ""));

	return place < picture->file_count ? text_format("%c%ld", picture->letters[place], line)
					   : text_format("%ld", line);
}

/* ---------------------------------------------------------------- one step in words */

static char *value_text(const json_t *event, const char *key)
{
	long value = json_number(event, key, 0);

	switch (json_number(event, "size", 0)) {
	case 1:
		return text_format("%d", (int8_t)value);
	case 2:
		return text_format("%d", (int16_t)value);
	case 4:
		return text_format("%d", (int32_t)value);
	default:
		return value >> 32 > 0 ? text_format("0x%lx", (unsigned long)value)
				       : text_format("%ld", value);
	}
}

static char *name_of(const json_t *event)
{
	const json_t *heap = json_object_get(event, "heap");

	if (json_text(event, "variable", NULL))
		return text_copy(json_text(event, "variable", ""));
	if (heap)
		return text_format("heap+%ld", json_number(heap, "offset", 0));
	if (json_object_get(event, "stack_of"))
		return text_copy("a local");
	return text_copy("");
}

/* "pthread_mutex_lock" is "lock" in a narrow column. */
static const char *short_call(const char *call)
{
	static const char *const prefixes[] = {"pthread_mutex_", "pthread_cond_", "pthread_rwlock_",
		"pthread_spin_", "pthread_barrier_", "pthread_", "mtx_", "cnd_"};

	for (size_t i = 0; i < sizeof prefixes / sizeof *prefixes; i++)
		if (text_starts(call, prefixes[i]))
			return call + strlen(prefixes[i]);
	return call;
}

static char *action(const json_t *event)
{
	const char *does = json_text(event, "does", "?"),
		   *prints = json_text(event, "prints", NULL);
	char *name = name_of(event), *before = value_text(event, "before"),
	     *after = value_text(event, "after"), *words;
	long size = json_number(event, "size", 0), choice = json_number(event, "choice", 0);
	bool valued = size > 0 && size <= 8;

	if (prints)
		words = text_format("prints %.*s", (int)strcspn(prints, "\n"), prints);
	else if (strcmp(does, "read") == 0 && valued)
		words = text_format("reads %s: %s", name, before);
	else if (strcmp(does, "write") == 0 && valued)
		words = text_format("writes %s: %s", name, after);
	else if (valued && strcmp(before, after) == 0)
		words = text_format("%s %s: %s", does, name, after);
	else if (valued)
		words = text_format("%s %s: %s to %s", does, name, before, after);
	else if (strcmp(does, "lab_choose") == 0)
		words = text_format("%s: %ld", does, choice);
	else if (text_starts(does, "asleep"))
		words = text_format("wakes up%s", choice == 30   ? " by time-out"
						  : choice == 31 ? ", unasked"
								 : "");
	else if (strcmp(does, "wakes") == 0)
		words = text_copy("has the lock again");
	else
		words = text_format(
			"%s %s%s", short_call(does), name, choice == 30 ? ": timed out" : "");
	free(name);
	free(before);
	free(after);
	return words;
}

static char *stuck_at(const json_t *waiter)
{
	const char *at = json_text(waiter, "at", "?");
	char *name = name_of(waiter), *words;
	long holder = json_number(waiter, "holder", -1);

	if (text_starts(at, "asleep"))
		words = text_format("sleeps on %s", name);
	else if (strcmp(at, "parked") == 0)
		words = text_copy("has given way");
	else if (holder > 0)
		words = text_format("waits: %s %s, thread %ld's", short_call(at), name, holder);
	else
		words = text_format(
			"waits: %s %s%s", short_call(at), name, holder == 0 ? ", main's" : "");
	free(name);
	return words;
}

static char *source_text(const char *folder, const json_t *event)
{
	char *path = text_format("%s/%s", folder, json_text(event, "file", ""));
	char *line = file_line(path, (int)json_number(event, "line", 0), SUBMISSION_LARGEST);

	free(path);
	return line ? line : text_copy("");
}

/* ---------------------------------------------------------------- drawing */

/*
 * `text` in at most `width` columns. What is left out is marked by "~", and the value behind the
 * last colon is not cut: half a number is another number.
 */
static char *shortened(const char *text, int width)
{
	const char *tail = strrchr(text, ':');
	int length = (int)strlen(text), room;

	if (length <= width)
		return text_copy(text);
	if (!tail || (int)strlen(tail) > width / 2)
		tail = "";
	room = width - (int)strlen(tail) - 1;
	/* A character that does not fit as a whole is left out. */
	while (room > 0 && (text[room] & 0xc0) == 0x80)
		room--;
	return text_format("%.*s~%s", room, text, tail);
}

/* Somebody else's text, harmless, in at most `width` columns; filled up to `fill`. */
static void put_cell(const char *text, int width, int fill)
{
	char *cut = shortened(text, width);
	int length = (int)strlen(cut);

	screen_plain(cut);
	if (fill > length)
		printf("%*s", fill - length, "");
	free(cut);
}

static void draw_head(const struct picture *picture)
{
	printf("%*s%s", MARGIN, "", ink(BOLD));
	for (int i = 0; i < picture->column_count; i++) {
		char *head = picture->threads[i] ? text_format("thread %d", picture->threads[i])
						 : text_copy("main");

		put_cell(head, picture->width - 1,
			i + 1 < picture->column_count ? picture->width : 0);
		free(head);
	}
	printf("%s\n", ink_off());
}

static void draw_row(const struct picture *picture, const struct row *row)
{
	int column = picture->columns[row->thread % 64];
	char *words = row->stuck ? stuck_at(row->event) : action(row->event);
	char *line = line_name(picture, row->event), *cell = text_format("%3s %s", line, words);

	printf("  %s%c%c%s %*s",
		row->critical   ? ink(RED)
		: row->preempts ? ink(YELLOW)
				: "",
		row->preempts ? '>' : ' ',
		row->critical ? '!'
		: row->race   ? '*'
			      : ' ',
		row->critical || row->preempts ? ink_off() : "", column * picture->width + 1, "");
	printf("%s", row->race || row->critical ? ink(BOLD) : "");
	put_cell(cell, picture->width - 1, 0);
	printf("%s\n", row->race || row->critical ? ink_off() : "");
	free(cell);
	free(line);
	free(words);
}

/* Was that line listed before? Each of them has a row of the picture. */
static bool is_listed(
	const struct picture *picture, const size_t *listed, int count, const json_t *event)
{
	for (int i = 0; i < count; i++) {
		const json_t *other = picture->rows[listed[i]].event;

		if (same_line(other, event) && same_file(other, event))
			return true;
	}
	return false;
}

/* The source lines that the picture has only the numbers of. */
static void draw_lines(const struct picture *picture)
{
	size_t listed[LINES_MOST];
	int count = 0;

	for (size_t i = 0; i < picture->count && count < LINES_MOST; i++) {
		const json_t *event = picture->rows[i].event;
		long line = json_number(event, "line", 0);
		char *source, *name;

		if (!line || is_listed(picture, listed, count, event))
			continue;
		listed[count++] = i;
		source = source_text(picture->source, event);
		name = line_name(picture, event);
		if (picture->file_count)
			printf("  %-4s", name);
		printf("  %s%s:%ld%s  ", ink(CYAN), json_text(event, "file", ""), line, ink_off());
		put_cell(source, screen_width() - 30, 0);
		putchar('\n');
		free(name);
		free(source);
	}
}

static void draw_legend(const struct picture *picture)
{
	bool preempts = false, critical = false, race = false;

	for (size_t i = 0; i < picture->count; i++) {
		preempts = preempts || picture->rows[i].preempts;
		critical = critical || picture->rows[i].critical;
		race = race || picture->rows[i].race;
	}
	if (preempts)
		screen_wrap(4, "  > ", "the thread before was interrupted here");
	if (critical)
		screen_wrap(
			4, "  ! ", "up to here all could still end well; from here on it cannot");
	if (race)
		screen_wrap(4, "  * ", "the two sides of the race");
}

static bool is_far_from_marks(const struct picture *picture, size_t at)
{
	size_t from = at > ROWS_AROUND ? at - ROWS_AROUND : 0, to = at + ROWS_AROUND;

	if (at < ROWS_AROUND || at + ROWS_AROUND >= picture->count)
		return false;
	for (size_t i = from; i <= to && i < picture->count; i++)
		if (picture->rows[i].preempts || picture->rows[i].critical ||
			picture->rows[i].race || picture->rows[i].stuck)
			return false;
	return true;
}

void witness_draw(const json_t *shown, const char *source, const struct lab *lab)
{
	struct picture picture = {.source = source};

	choose_rows(&picture, shown, lab);
	add_stuck(&picture, shown);
	sort_columns(&picture);
	choose_letters(&picture);
	if (!picture.count)
		return;
	picture.width = (screen_width() - MARGIN) / picture.column_count;
	if (picture.width > 56)
		picture.width = 56;
	draw_head(&picture);
	for (size_t i = 0, skipped = 0; i < picture.count; i++) {
		if (picture.count > ROWS_MOST && is_far_from_marks(&picture, i)) {
			skipped++;
			continue;
		}
		if (skipped)
			printf("%*s%s... %zu steps ...%s\n", MARGIN, "", ink(FAINT), skipped,
				ink_off());
		skipped = 0;
		draw_row(&picture, &picture.rows[i]);
	}
	draw_legend(&picture);
	draw_lines(&picture);
	free(picture.rows);
}
