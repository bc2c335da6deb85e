#include "export/drawing.h"

#include "export/plain.h"
#include "words/picture.h"
#include "words/source.h"
#include "words/step.h"

#include <stdlib.h>
#include <string.h>

enum {
	WIDTH = 80,
	MARGIN = 6,
	EVENTS_MOST = 20000, /* of a schedule that is drawn */
	LINES_MOST = 20,
};

/* An ending in which the program printed the right thing shows nothing. */
static bool goes_wrong(const json_t *ending)
{
	return strcmp(json_text(ending, "end", ""), "exited") != 0 ||
	       json_is_false(json_object_get(ending, "right"));
}

const json_t *schedule_of(const struct exported *exported)
{
	const json_t *races = json_object_get(exported->exploration, "races"), *ending;
	size_t i;

	if (strcmp(json_text(exported->exploration, "verdict", ""), "broken") != 0)
		return NULL;
	json_array_foreach(json_object_get(exported->exploration, "endings"), i, ending)
		if (goes_wrong(ending) && json_array_size(json_object_get(ending, "events")))
			return ending;
	return json_array_get(races, 0);
}

/* Pads with blanks, or cuts with a "~", a character of several bytes as a whole. */
static void add_cell(struct text *text, const char *string, size_t width)
{
	char *line = plain_line(string);
	size_t column = 0;

	for (const char *at = line; *at && column < width; column++) {
		size_t length = text_utf8_length(at);
		bool cut = column + 1 == width && at[length ? length : 1];

		if (cut)
			text_add(text, "~");
		else
			text_add_bytes(text, at, length ? length : 1);
		at += length ? length : 1;
	}
	for (; column < width; column++)
		text_add(text, " ");
	free(line);
}

static void end_line(struct text *text)
{
	while (text->length && text->bytes[text->length - 1] == ' ')
		text->bytes[--text->length] = '\0';
	text_add(text, "\n");
}

static void add_head(struct text *text, const struct picture *picture, size_t width)
{
	text_addf(text, "%*s", MARGIN, "");
	for (int i = 0; i < picture->column_count; i++) {
		char *head = picture->threads[i] ? text_format("thread %d", picture->threads[i])
						 : text_copy("main");

		add_cell(text, head, width - 1);
		text_add(text, " ");
		free(head);
	}
	end_line(text);
}

static void add_row(
	struct text *text, const struct picture *picture, const struct row *row, size_t width)
{
	char *words = row->stuck ? step_stuck(row->event) : step_taken(row->event);
	char *line = picture_line(picture, row->event), *cell = text_format("%3s %s", line, words);

	text_addf(text, "  %c%c ", row->preempts ? '>' : ' ',
		row->critical ? '!'
		: row->race   ? '*'
			      : ' ');
	text_addf(text, "%*s", (int)(row->column * width) + MARGIN - 5, "");
	add_cell(text, cell, width - 1);
	end_line(text);
	free(cell);
	free(line);
	free(words);
}

static void add_rows(struct text *text, const struct picture *picture, size_t width)
{
	size_t skipped = 0;

	for (size_t i = 0; i < picture->count; i++) {
		if (picture->rows[i].skipped) {
			skipped++;
			continue;
		}
		if (skipped)
			text_addf(text, "%*s... %zu step%s ...\n", MARGIN, "", skipped,
				skipped == 1 ? "" : "s");
		skipped = 0;
		add_row(text, picture, &picture->rows[i], width);
	}
}

static void add_legend(struct text *text, const struct picture *picture)
{
	bool preempts = false, critical = false, race = false;

	for (size_t i = 0; i < picture->count; i++) {
		preempts = preempts || picture->rows[i].preempts;
		critical = critical || picture->rows[i].critical;
		race = race || picture->rows[i].race;
	}
	if (preempts)
		text_add(text, "  > the previous thread was interrupted here\n");
	if (critical)
		text_add(text, "  ! until here it could still end well\n");
	if (race)
		text_add(text, "  * the two sides of the race\n");
}

static bool is_listed(const struct picture *picture, size_t row)
{
	for (size_t i = 0; i < row; i++)
		if (same_place(picture->rows[i].event, picture->rows[row].event))
			return true;
	return false;
}

/* The lines themselves, from the files that were handed in. */
static void add_lines(
	struct text *text, const struct picture *picture, const struct exported *exported)
{
	char *folder = text_format("%s/handed-in", exported->folder);
	int count = 0;

	for (size_t i = 0; i < picture->count && count < LINES_MOST; i++) {
		const json_t *event = picture->rows[i].event;
		const char *file = json_text(event, "file", "");
		char *source, *cell;

		if (!text_has_word(lab_edit(&exported->lab), file) || is_listed(picture, i))
			continue;
		source = source_line(folder, file, (int)json_number(event, "line", 0));
		cell = text_format("%s:%ld  %s", file, json_number(event, "line", 0), source);
		text_add(text, "  ");
		if (*source)
			add_cell(text, cell, WIDTH - 2);
		end_line(text);
		count++;
		free(cell);
		free(source);
	}
	free(folder);
}

char *draw_schedule(const struct exported *exported)
{
	const json_t *schedule = schedule_of(exported);
	struct picture picture;
	struct text text = {0};
	size_t width;

	if (!schedule || json_array_size(json_object_get(schedule, "events")) > EVENTS_MOST)
		return text_copy("");
	picture_make(&picture, schedule, &exported->lab);
	if (picture.count) {
		width = (WIDTH - MARGIN) / (size_t)picture.column_count;
		add_head(&text, &picture, width);
		add_rows(&text, &picture, width);
		add_legend(&text, &picture);
		add_lines(&text, &picture, exported);
	}
	picture_release(&picture);
	return text_take(&text);
}
