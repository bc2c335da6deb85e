/*
 * Comma-separated values by RFC 4180, a line a lab. To a spreadsheet a field that begins with one
 * of = + - @ is a formula, so an apostrophe stands before it. A lab that cannot be judged has no
 * points, which is not the same as 0.
 */
#include "export/formats.h"
#include "export/say.h"

#include <string.h>

static const struct escape escapes[] = {{'"', "\"\""}, {'\n', " "}, {0}};

static void add_field(struct text *text, const char *string, const char *end)
{
	text_add(text, "\"");
	/* Blanks are no hindrance to a spreadsheet. */
	if (strchr("=+-@|%", string[strspn(string, " \n")]) && string[strspn(string, " \n")])
		text_add(text, "'");
	escape_add(text, escapes, string);
	text_add(text, "\"");
	text_add(text, end);
}

void export_csv(const struct document *document)
{
	static const char *const texts[] = {
		"who", "place", "lab", "title", "verdict", "reason", "handed_in"};
	struct text text = {0};

	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
		text_addf(&text, "%s,", texts[i]);
	text_add(&text, "points,possible\r\n");
	for (size_t i = 0; i < document->count; i++) {
		const struct exported *exported = &document->items[i];

		for (size_t n = 0; n < sizeof texts / sizeof *texts; n++)
			add_field(&text, exported_text(exported, texts[n]), ",");
		if (exported->verdict != VERDICT_CANNOT_JUDGE)
			text_addf(&text, "%ld", exported->points);
		text_addf(&text, ",%ld\r\n", exported->possible);
	}
	put_text(&text);
}
