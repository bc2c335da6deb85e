/*
 * What an Autolab grader prints: feedback, and scores as JSON in the last line, where each lab is a
 * problem of its name.
 *
 * Autolab gives 0 to every problem if that line has no scores, so a lab that cannot be judged is
 * there with `null`, which sets no score. Before it parses the line, Autolab puts quotes around
 * each `word:`, so no name in it has a colon.
 */
#include "export/formats.h"
#include "export/say.h"

#include <stdio.h>
#include <stdlib.h>

void export_autolab(const struct document *document)
{
	json_t *whole = json_object(), *scores = json_object();
	char *all = say_all(document), *line;

	for (size_t i = 0; i < document->count; i++) {
		const struct exported *exported = &document->items[i];
		bool is_judged = exported->verdict != VERDICT_CANNOT_JUDGE;

		json_object_set_new(scores, exported_text(exported, "lab"),
			is_judged ? json_integer(exported->points) : json_null());
	}
	json_object_set_new(whole, "scores", scores);
	line = json_dumps(whole, JSON_COMPACT);
	printf("%s\n%s\n", all, line);
	json_decref(whole);
	free(line);
	free(all);
}
