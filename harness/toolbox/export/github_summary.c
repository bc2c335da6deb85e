/*
 * A job summary for GitHub Actions, in its Markdown: the labs in a table, then for each its checks,
 * and the picture of a schedule that breaks it.
 */
#include "export/drawing.h"
#include "export/formats.h"
#include "export/say.h"

#include <stdlib.h>

/* GitHub refuses a summary of more than 1 MiB, which holds the steps of one job. */
enum { SUMMARY_MOST = 900 << 10 };

/* What begins markup, a mention, a link, a reference or an entity. */
static const struct escape escapes[] = {{'\\', "\\\\"}, {'`', "\\`"}, {'*', "\\*"}, {'_', "\\_"},
	{'{', "\\{"}, {'}', "\\}"}, {'[', "\\["}, {']', "\\]"}, {'(', "\\("}, {')', "\\)"},
	{'#', "\\#"}, {'+', "\\+"}, {'-', "\\-"}, {'!', "\\!"}, {'~', "\\~"}, {'|', "\\|"},
	{'$', "&#36;"}, {'<', "&lt;"}, {'>', "&gt;"}, {'&', "&amp;"}, {'@', "&#64;"},
	{':', "&#58;"}, {'\n', "<br>"}, {0}};

static const char *mark_of(const json_t *check)
{
	return check_is(check, "passed")         ? "ok"
	       : check_is(check, "failed")       ? "**NO**"
	       : check_is(check, "cannot-judge") ? "*cannot judge*"
						 : "waits";
}

static void add_overview(struct text *text, const struct document *document)
{
	text_add(text, "| lab | verdict | points |\n|---|---|---|\n");
	for (size_t i = 0; i < document->count; i++) {
		const struct exported *exported = &document->items[i];
		char *name = exported_name(exported);

		text_add(text, "| ");
		escape_add(text, escapes, name);
		text_add(text, " | ");
		escape_add(text, escapes, verdict_headline(exported->verdict));
		if (exported->verdict == VERDICT_CANNOT_JUDGE)
			text_add(text, " | |\n");
		else
			text_addf(text, " | %ld of %ld |\n", exported->points, exported->possible);
		free(name);
	}
}

static void add_checks(struct text *text, const struct exported *exported)
{
	json_t *check;
	size_t i;

	text_add(text, "| | points | check |\n|---|---|---|\n");
	json_array_foreach(exported_checks(exported), i, check) {
		char *said = say_check(check), *points = say_points(exported, check);

		text_addf(text, "| %s | %s | ", mark_of(check), points);
		escape_add(text, escapes, json_text(check, "title", ""));
		if (*said)
			text_add(text, "<br>");
		escape_add(text, escapes, said);
		text_add(text, " |\n");
		free(points);
		free(said);
	}
	text_add(text, "\n");
}

/* Each line of the picture is indented by four blanks, so none of them can end the block. */
static void add_picture(struct text *text, const struct exported *exported)
{
	char *picture = draw_schedule(exported), *line = picture;

	if (*picture)
		text_add(text, "A schedule in which it goes wrong, time running downwards:\n\n");
	while (*line) {
		size_t length = 0;

		while (line[length] && line[length] != '\n')
			length++;
		text_add(text, "    ");
		text_add_bytes(text, line, length);
		text_add(text, "\n");
		line += length + (line[length] == '\n');
	}
	if (*picture)
		text_add(text, "\n");
	free(picture);
}

static void add_lab(struct text *text, const struct exported *exported)
{
	char *name = exported_name(exported);

	text_add(text, "\n### ");
	escape_add(text, escapes, name);
	text_add(text, "\n\n");
	escape_add(text, escapes, exported_text(exported, "reason"));
	text_add(text, "\n\n");
	if (json_array_size(exported_checks(exported)))
		add_checks(text, exported);
	add_picture(text, exported);
	free(name);
}

void export_github_summary(const struct document *document)
{
	struct text text = {0};

	text_add(&text, "## racelab\n\n");
	add_overview(&text, document);
	for (size_t i = 0; i < document->count; i++) {
		struct text lab = {0};

		add_lab(&lab, &document->items[i]);
		if (text.length + lab.length < SUMMARY_MOST)
			text_add_bytes(&text, text_string(&lab), lab.length);
		else
			text_addf(&text, "\n%s does not fit in here.\n",
				exported_text(&document->items[i], "lab"));
		text_release(&lab);
	}
	put_text(&text);
}
