/*
 * GitHub Actions' workflow commands: an annotation a check that failed, and one a lab for its
 * verdict, in the line that the message names. GitHub shows ten of a kind for each step, so that
 * many are written, the verdicts first.
 */
#include "export/formats.h"
#include "export/place.h"
#include "export/say.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { ANNOTATIONS_MOST = 10 };

static const struct escape in_data[] = {{'%', "%25"}, {'\r', "%0D"}, {'\n', "%0A"}, {0}};
static const struct escape in_property[] = {
	{'%', "%25"}, {'\r', "%0D"}, {'\n', "%0A"}, {':', "%3A"}, {',', "%2C"}, {0}};

struct annotations {
	struct text text;
	int written, left_out;
};

static void add_property(struct text *text, const char *name, const char *value)
{
	text_addf(text, "%s=", name);
	escape_add(text, in_property, value);
}

static void annotate(struct annotations *annotations, const struct exported *exported,
	const char *kind, const char *title, const char *said)
{
	struct text *text = &annotations->text;
	const char *rest = said;
	struct place place;

	/* The last one tells how many there are more. */
	if (annotations->written == ANNOTATIONS_MOST - 1) {
		annotations->left_out++;
		return;
	}
	annotations->written++;
	text_addf(text, "::%s ", kind);
	if (place_next(exported, &rest, &place)) {
		char *path = exported_path(exported, place.file);

		add_property(text, "file", path);
		text_addf(text, ",line=%ld,", place.line);
		free(path);
	}
	add_property(text, "title", title);
	text_add(text, "::");
	escape_add(text, in_data, said);
	text_add(text, "\n");
}

static void annotate_verdict(struct annotations *annotations, const struct exported *exported)
{
	char *name = exported_name(exported), *verdict = say_verdict(exported);
	char *title = text_format("%s: %s", name, verdict);
	const char *kind = exported->verdict == VERDICT_SOLVED         ? "notice"
			   : exported->verdict == VERDICT_CANNOT_JUDGE ? "warning"
								       : "error";

	annotate(annotations, exported, kind, title, exported_text(exported, "reason"));
	free(title);
	free(verdict);
	free(name);
}

/* Those whose message the verdict did not tell. */
static void annotate_checks(struct annotations *annotations, const struct exported *exported)
{
	char *name = exported_name(exported);
	json_t *check;
	size_t i;

	json_array_foreach(exported_checks(exported), i, check) {
		char *said = say_check(check);
		char *title = text_format("%s: %s", name, json_text(check, "title", ""));
		const char *message = json_text(check, "message", "");

		if (check_is(check, "failed") &&
			strcmp(message, exported_text(exported, "reason")) != 0)
			annotate(annotations, exported,
				*json_text(check, "verdict", "") ? "error" : "warning", title,
				*said ? said : json_text(check, "title", ""));
		free(title);
		free(said);
	}
	free(name);
}

void export_github(const struct document *document)
{
	struct annotations annotations = {0};

	for (size_t i = 0; i < document->count; i++)
		annotate_verdict(&annotations, &document->items[i]);
	for (size_t i = 0; i < document->count; i++)
		annotate_checks(&annotations, &document->items[i]);
	if (annotations.left_out)
		text_addf(&annotations.text,
			"::notice title=racelab::%d more; the job summary has all of them\n",
			annotations.left_out);
	put_text(&annotations.text);
}
