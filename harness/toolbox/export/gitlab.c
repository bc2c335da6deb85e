/*
 * GitLab's code quality report: an issue a check that failed, in the line that its message names.
 * What cannot be judged is an issue of severity `info`.
 */
#include "base/hash.h"
#include "export/formats.h"
#include "export/place.h"
#include "export/say.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* The same issue in the next commit has the same one. */
static void add_fingerprint(json_t *issue, const char *lab, const char *check, const char *said)
{
	char *all = text_format("%s\n%s\n%s", lab, check, said);
	char hex[HASH_SIZE];

	hash_bytes(all, strlen(all), hex);
	json_set_text(issue, "fingerprint", hex);
	free(all);
}

static void add_issue(json_t *issues, const struct exported *exported, const char *check,
	const char *severity, const char *said)
{
	json_t *issue = json_object(), *location = json_object(), *lines = json_object();
	char *name = exported_name(exported), *words = text_format("%s: %s", name, said), *path;
	struct place place;

	/* GitLab takes no issue without a file. */
	if (!place_of(exported, said, &place))
		snprintf(place.file, sizeof place.file, "answers.conf");
	path = exported_path(exported, place.file);
	json_set_text(issue, "description", words);
	json_set_text(issue, "check_name", check);
	add_fingerprint(issue, exported_text(exported, "lab"), check, said);
	json_set_text(issue, "severity", severity);
	json_set_text(location, "path", path);
	json_set_number(lines, "begin", place.line);
	json_object_set_new(location, "lines", lines);
	json_object_set_new(issue, "location", location);
	json_array_append_new(issues, issue);
	free(path);
	free(words);
	free(name);
}

static void add_issues(json_t *issues, const struct exported *exported)
{
	json_t *check;
	size_t i;

	json_array_foreach(exported_checks(exported), i, check) {
		char *said = say_check(check);
		const char *verdict = json_text(check, "verdict", "");

		if (check_is(check, "failed"))
			add_issue(issues, exported, json_text(check, "name", ""),
				*verdict ? "critical" : "minor",
				*said ? said : json_text(check, "title", ""));
		free(said);
	}
	if (exported->verdict == VERDICT_CANNOT_JUDGE) {
		char *said = text_format("%s: %s", verdict_headline(exported->verdict),
			exported_text(exported, "reason"));

		add_issue(issues, exported, "cannot-judge", "info", said);
		free(said);
	} else if (!verdict_is_in_checks(exported)) {
		add_issue(issues, exported, exported_text(exported, "verdict"), "critical",
			exported_text(exported, "reason"));
	}
}

void export_gitlab(const struct document *document)
{
	json_t *issues = json_array();

	for (size_t i = 0; i < document->count; i++)
		add_issues(issues, &document->items[i]);
	put_json(issues);
}
