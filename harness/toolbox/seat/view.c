#include "seat/view.h"

#include "seat/keys.h"
#include "words/screen.h"
#include "words/wrap.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

enum { MARGIN = 1, STORY_LINES = 2, CELL_MOST = 4, ROWS_FOR_STORY = 16, COLUMNS_LEAST = 20 };

/* ---------------------------------------------------------------- the parts, some lines each */

static int width_of(const struct view *view)
{
	return view->columns < COLUMNS_LEAST ? COLUMNS_LEAST : view->columns;
}

/* One line in one ink. */
static void add_line(const struct view *view, enum ink shade, const char *line, struct text *out)
{
	text_add(out, ink(shade));
	wrap(out, width_of(view), MARGIN, " ", line, 1);
	out->bytes[--out->length] = '\0';
	text_addf(out, "%s\n", ink_off());
}

static void add_title(const struct view *view, struct text *out)
{
	char *title = text_format("%s %s", view->lab->number, lab_title(view->lab));

	add_line(view, BOLD, title, out);
	if (view->rows >= ROWS_FOR_STORY)
		wrap(out, width_of(view), MARGIN, " ", view->story, STORY_LINES);
	free(title);
}

/* "###. #... .... >..." : a cell a lab, filled by its points, the lab of the seat marked. */
static void add_cells(const struct view *view, int cell, struct text *out)
{
	for (size_t i = 0; i < view->board->count; i++) {
		const struct board_row *row = &view->board->rows[i];
		int full = screen_bar_full(cell, row->result.points, lab_points(row->lab));

		/* Full is what has all points. */
		if (full == cell && row->result.points < lab_points(row->lab))
			full--;
		text_add(out, row->lab == view->lab ? ">" : " ");
		text_add(out, ink(row->solved ? GREEN : PLAIN));
		for (int at = 0; at < cell; at++)
			text_add(out, at < full ? "#" : ".");
		text_add(out, ink_off());
	}
}

static void add_board(const struct view *view, struct text *out)
{
	const struct board *board = view->board;
	int cell = (width_of(view) - 2) / (int)(board->count ? board->count : 1) - 1;
	char *sums = text_format("%d of %zu labs solved, %d of %d points", board->solved,
		board->count, board->points, board->possible);

	if (cell >= 1) {
		add_cells(view, cell < CELL_MOST ? cell : CELL_MOST, out);
		text_add(out, "\n");
	}
	wrap(out, width_of(view), MARGIN, " ", sums, 1);
	free(sums);
}

static enum ink ink_of(enum tone tone)
{
	switch (tone) {
	case TONE_PLAIN:
		break;
	case TONE_GOOD:
		return GREEN;
	case TONE_BAD:
		return RED;
	case TONE_UNCLEAR:
		return YELLOW;
	}
	return BOLD;
}

/* The compiler's lines keep their blanks, for its caret, and are cut at the edge. */
static void add_quoted(const struct view *view, struct text *out)
{
	const char *line = view->news->quoted;

	while (*line) {
		size_t length = strcspn(line, "\n"), shown = 0;
		int columns = MARGIN;

		while (shown < length && columns < width_of(view)) {
			size_t character = text_utf8_length(line + shown);

			shown += character ? character : 1;
			columns++;
		}
		text_addf(out, "%*s%.*s\n", MARGIN, "", (int)shown, line);
		line += length + (line[length] == '\n');
	}
}

static void add_news(const struct view *view, struct text *out)
{
	const struct news *news = view->news;
	enum ink shade = ink_of(news->tone);
	char *lead = text_format("%*s%s%s%s:", MARGIN, "", ink(shade), news->headline, ink_off());

	if (*news->reason)
		wrap(out, width_of(view), MARGIN, lead, news->reason, INT_MAX);
	else
		add_line(view, shade, news->headline, out);
	add_quoted(view, out);
	free(lead);
}

static void add_keys(const struct view *view, struct text *out)
{
	int at = 0;

	for (const struct key *key = keys; key->letter; key++) {
		int wide = 2 + (int)strlen(key->word);

		if (at && at + 2 + wide > width_of(view)) {
			text_add(out, "\n");
			at = 0;
		}
		text_addf(out, "%*s%s%c%s %s", at ? 2 : MARGIN, "", ink(BOLD), key->letter,
			ink_off(), key->word);
		at += (at ? 2 : MARGIN) + wide;
	}
	text_add(out, "\n");
}

static void add_bottom(const struct view *view, struct text *out)
{
	if (*view->news->next)
		wrap(out, width_of(view), MARGIN, " Next: ", view->news->next, 3);
	add_line(view, FAINT, view->status, out);
	add_keys(view, out);
}

/* ---------------------------------------------------------------- the parts, together */

static int count_lines(const struct text *part)
{
	int count = 0;

	for (size_t i = 0; i < part->length; i++)
		count += part->bytes[i] == '\n';
	return count;
}

/* A word that is wider than the screen goes on below, so that nothing of it is lost. */
static void fold(const struct view *view, struct text *part)
{
	struct text folded = {0};
	const char *at = text_string(part);
	int column = 0;

	while (*at) {
		size_t length = *at == '\033' ? strcspn(at, "m") + 1 : text_utf8_length(at);
		bool is_wide = *at != '\033' && *at != '\n';

		if (is_wide && column == width_of(view)) {
			text_add(&folded, "\n");
			column = 0;
		}
		text_add_bytes(&folded, at, length ? length : 1);
		column = *at == '\n' ? 0 : column + is_wide;
		at += length ? length : 1;
	}
	text_release(part);
	*part = folded;
}

/* At most `most` lines of a part; where it has more, the last of these is "...". */
static void add_part(struct text *out, const struct text *part, int most)
{
	const char *line = text_string(part);
	int all = count_lines(part);

	for (int i = 0; i < all && i < most; i++) {
		size_t length = strcspn(line, "\n");

		if (i == most - 1 && all > most)
			text_addf(out, "%*s...\n", MARGIN, "");
		else
			text_add_bytes(out, line, length + 1);
		line += length + 1;
	}
}

static void add_blank_lines(struct text *out, int count)
{
	while (count-- > 0)
		text_add(out, "\n");
}

static void to_ascii(struct text *out)
{
	size_t kept = 0;

	for (size_t i = 0; i < out->length; i++)
		if (((unsigned char)out->bytes[i] & 0xc0) != 0x80)
			out->bytes[kept++] =
				(char)((unsigned char)out->bytes[i] < 0x80 ? out->bytes[i] : '?');
	out->length = kept;
	out->bytes[kept] = '\0';
}

char *view_draw(const struct view *view)
{
	struct text top = {0}, middle = {0}, bottom = {0}, out = {0};
	int room, used;

	add_title(view, &top);
	add_board(view, &top);
	add_news(view, &middle);
	add_bottom(view, &bottom);
	fold(view, &top);
	fold(view, &middle);
	fold(view, &bottom);
	room = view->rows - count_lines(&bottom);
	add_part(&out, &top, room);
	used = count_lines(&out);
	if (room - used >= 3)
		add_blank_lines(&out, 1), used++;
	/* One line stays free between the news and the bottom. */
	add_part(&out, &middle, room - used > 2 ? room - used - 1 : room - used);
	add_blank_lines(&out, room - count_lines(&out));
	add_part(&out, &bottom, view->rows);
	if (out.length)
		out.bytes[--out.length] = '\0';
	if (!view->unicode && out.length)
		to_ascii(&out);
	text_release(&top);
	text_release(&middle);
	text_release(&bottom);
	return out.length ? text_take(&out) : text_copy("");
}

char *view_story(const char *readme)
{
	const char *end;
	char *story;

	while (*readme == '#' || *readme == '\n') {
		readme += strcspn(readme, "\n");
		readme += *readme == '\n';
	}
	end = strstr(readme, "\n\n");
	story = end ? text_format("%.*s", (int)(end - readme), readme) : text_copy(readme);
	for (char *at = story; (at = strchr(at, '\n'));)
		*at = ' ';
	return story;
}
