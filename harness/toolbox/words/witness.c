#include "words/witness.h"

#include "base/json.h"
#include "words/picture.h"
#include "words/screen.h"
#include "words/source.h"
#include "words/step.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
	MARGIN = 6,
	WIDEST_COLUMN = 56,
	LINES_MOST = 20, /* source lines quoted below the picture */
	LINES_MARGIN = 30, /* columns of the screen left for their names */
};

/*
 * Cuts `text` to `width` columns and marks the cut with "~". The value after the last colon is kept
 * whole, because half a number is another number.
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
	/* A character of several bytes is cut as a whole. */
	while (room > 0 && (text[room] & 0xc0) == 0x80)
		room--;
	return text_format("%.*s~%s", room, text, tail);
}

/* Prints somebody else's text, made harmless and cut to `width`, padded to `fill`. */
static void put_cell(const char *text, int width, int fill)
{
	char *cut = shortened(text, width);
	int length = (int)strlen(cut);

	screen_plain(cut);
	if (fill > length)
		printf("%*s", fill - length, "");
	free(cut);
}

static void draw_head(const struct picture *picture, int width)
{
	printf("%*s%s", MARGIN, "", ink(BOLD));
	for (int i = 0; i < picture->column_count; i++) {
		char *head = picture->threads[i] ? text_format("thread %d", picture->threads[i])
						 : text_copy("main");

		put_cell(head, width - 1, i + 1 < picture->column_count ? width : 0);
		free(head);
	}
	printf("%s\n", ink_off());
}

static void draw_row(const struct picture *picture, const struct row *row, int width)
{
	char *words = row->stuck ? step_stuck(row->event) : step_taken(row->event);
	char *line = picture_line(picture, row->event), *cell = text_format("%3s %s", line, words);

	printf("  %s%c%c%s %*s",
		row->critical   ? ink(RED)
		: row->preempts ? ink(YELLOW)
				: "",
		row->preempts ? '>' : ' ',
		row->critical ? '!'
		: row->race   ? '*'
			      : ' ',
		row->critical || row->preempts ? ink_off() : "", row->column * width + 1, "");
	printf("%s", row->race || row->critical ? ink(BOLD) : "");
	put_cell(cell, width - 1, 0);
	printf("%s\n", row->race || row->critical ? ink_off() : "");
	free(cell);
	free(line);
	free(words);
}

static void draw_rows(const struct picture *picture, int width)
{
	size_t skipped = 0;

	for (size_t i = 0; i < picture->count; i++) {
		if (picture->rows[i].skipped) {
			skipped++;
			continue;
		}
		if (skipped)
			printf("%*s%s... %zu step%s, which replay --all shows ...%s\n", MARGIN, "",
				ink(FAINT), skipped, skipped == 1 ? "" : "s", ink_off());
		skipped = 0;
		draw_row(picture, &picture->rows[i], width);
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
		screen_wrap(4, "  > ", "the previous thread was interrupted here");
	if (critical)
		screen_wrap(
			4, "  ! ", "until here it could still end well; from here on it cannot");
	if (race)
		screen_wrap(4, "  * ", "the two sides of the race");
}

/* True when the line of `event` was quoted before; `listed` has the rows of those that were. */
static bool is_listed(
	const struct picture *picture, const size_t *listed, int count, const json_t *event)
{
	for (int i = 0; i < count; i++)
		if (same_place(picture->rows[listed[i]].event, event))
			return true;
	return false;
}

/* Quotes the source lines that the picture refers to by number. */
static void draw_lines(const struct picture *picture, const char *folder)
{
	size_t listed[LINES_MOST];
	int count = 0;

	for (size_t i = 0; i < picture->count && count < LINES_MOST; i++) {
		const json_t *event = picture->rows[i].event;
		const char *file = json_text(event, "file", "");
		int line = (int)json_number(event, "line", 0);
		char *source, *name;

		if (!line || is_listed(picture, listed, count, event))
			continue;
		listed[count++] = i;
		source = source_line(folder, file, line);
		name = picture_line(picture, event);
		if (picture->file_count)
			printf("  %-4s", name);
		printf("  %s%s:%d%s  ", ink(CYAN), file, line, ink_off());
		put_cell(source, screen_width() - LINES_MARGIN, 0);
		putchar('\n');
		free(name);
		free(source);
	}
}

static void draw(const struct picture *picture, const char *source)
{
	int width;

	if (!picture->count)
		return;
	width = (screen_width() - MARGIN) / picture->column_count;
	if (width > WIDEST_COLUMN)
		width = WIDEST_COLUMN;
	draw_head(picture, width);
	draw_rows(picture, width);
	draw_legend(picture);
	draw_lines(picture, source);
}

void witness_draw(const json_t *shown, const char *source, const struct lab *lab)
{
	struct picture picture;

	picture_make(&picture, shown, lab);
	draw(&picture, source);
	picture_release(&picture);
}

void witness_draw_all(const json_t *shown, const char *source, const struct lab *lab)
{
	struct picture picture;

	picture_make(&picture, shown, lab);
	picture_unfold(&picture);
	draw(&picture, source);
	picture_release(&picture);
}
