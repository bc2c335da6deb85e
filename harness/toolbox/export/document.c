#include "export/document.h"

#include "base/fault.h"
#include "base/file.h"
#include "base/memory.h"
#include "export/overruled.h"
#include "export/plain.h"
#include "export/schema.h"
#include "verdict/result.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>

enum { RESULT_LARGEST = 16 << 20, EVIDENCE_LARGEST = 64 << 20 };

static const char file_name[] = "result.json";

/* One line about a file that is there and of no use. */
static void refuse(enum exit_code code, const char *path, const char *why)
{
	char *line = plain_line(why), *shown = plain_line(path);

	die(code, "%s: %s", shown, line);
}

static json_t *load_result(const char *path)
{
	json_error_t error;
	int problem;
	json_t *whole = json_read_in(AT_FDCWD, path, RESULT_LARGEST, &problem, &error);
	char *why;

	if (problem)
		refuse(EXIT_USAGE, path, problem == ENOENT ? "no such file" : strerror(problem));
	if (!whole) {
		why = text_format("is damaged or cut short, near line %d; grade again", error.line);
		refuse(EXIT_CANNOT_JUDGE, path, why);
	}
	why = schema_breach(whole);
	if (why)
		refuse(EXIT_USAGE, path, why);
	if (!result_is_whole(whole))
		refuse(EXIT_CANNOT_JUDGE, path,
			"somebody changed it after the grading, its digest does not fit; grade "
			"again");
	return whole;
}

/* Evidence explains a result. Without it there is less to tell, and no other result. */
static json_t *load_evidence(const char *folder, const char *name)
{
	char *path = text_format("%s/%s", folder, name);
	json_t *json = json_read(path, EVIDENCE_LARGEST);
	json_t *plain = json ? plain_json(json) : NULL;

	json_decref(json);
	free(path);
	return plain;
}

static char *made_at(const char *folder)
{
	json_t *made = load_evidence(folder, "made.json");
	char *at = text_copy(json_text(json_object_get(made, "made"), "at", ""));

	json_decref(made);
	return at;
}

/* The names that are drawn and quoted are those of the files that were handed in. */
static void describe_lab(struct exported *exported)
{
	const char *name = exported_text(exported, "lab"), *file;
	struct text edit = {0};
	json_t *hash;

	json_object_foreach(json_object_get(exported->result, "files"), file, hash)
		if (strcmp(file, "answers.conf") != 0)
			text_addf(&edit, "%s%s", edit.length ? " " : "", file);
	exported->lab = (struct lab){.name = text_copy(name),
		.number = text_format("%.2s", name),
		.path = text_copy(exported->folder)};
	conf_set(&exported->lab.conf, "edit", text_string(&edit));
	text_release(&edit);
}

static void add(struct document *document, const char *path)
{
	json_t *whole = load_result(path);
	const char *slash = strrchr(path, '/');
	struct exported *exported;

	document->items = grown(document->items, document->count, sizeof *document->items);
	exported = &document->items[document->count++];
	*exported = (struct exported){.result = plain_json(json_object_get(whole, "result")),
		.folder = slash ? text_format("%.*s", (int)(slash - path), path) : text_copy(".")};
	overruled_apply(exported->result, exported->folder);
	exported->points = json_number(exported->result, "points", 0);
	exported->possible = json_number(exported->result, "possible", 0);
	if (!verdict_from(exported_text(exported, "verdict"), &exported->verdict))
		bug("the schema let a verdict pass that is none");
	exported->findings = load_evidence(exported->folder, "findings.json");
	exported->exploration = load_evidence(exported->folder, "exploration.json");
	exported->made_at = made_at(exported->folder);
	describe_lab(exported);
	json_decref(whole);
}

/* A folder that is called like a lab and holds no result: its grading was ended. */
static bool is_unfinished(const char *name)
{
	return name[0] >= '0' && name[0] <= '9' && name[1] >= '0' && name[1] <= '9' &&
	       name[2] == '-';
}

static void add_all(struct document *document, const char *folder)
{
	struct dirent **entries;
	int count = scandir(folder, &entries, NULL, alphasort);

	if (count < 0)
		refuse(EXIT_USAGE, folder, strerror(errno));
	for (int i = 0; i < count; i++) {
		const char *name = entries[i]->d_name;
		char *path = text_format("%s/%s/%s", folder, name, file_name);
		char *below = text_format("%s/%s", folder, name);

		if (*name != '.' && file_exists(path))
			add(document, path);
		else if (is_unfinished(name) && is_directory(below))
			refuse(EXIT_CANNOT_JUDGE, below,
				"has no result.json, so its grading did not end; grade again");
		free(path);
		free(below);
		free(entries[i]);
	}
	free(entries);
	if (!document->count)
		refuse(EXIT_USAGE, folder,
			"holds no result.json; name what `racelab grade --out` wrote");
}

static void add_up(struct document *document)
{
	for (size_t i = 0; i < document->count; i++) {
		const struct exported *exported = &document->items[i];

		if (exported->verdict == VERDICT_CANNOT_JUDGE && !document->unjudged)
			document->unjudged = exported;
		document->points += exported->points;
		document->possible += exported->possible;
	}
}

void document_open(struct document *document, const char *path)
{
	char *inside = text_format("%s/%s", path, file_name);

	*document = (struct document){0};
	if (!is_directory(path))
		add(document, path);
	else if (file_exists(inside))
		add(document, inside);
	else
		add_all(document, path);
	add_up(document);
	free(inside);
}

void document_release(struct document *document)
{
	for (size_t i = 0; i < document->count; i++) {
		struct exported *exported = &document->items[i];

		json_decref(exported->result);
		json_decref(exported->findings);
		json_decref(exported->exploration);
		free(exported->folder);
		free(exported->made_at);
		lab_release(&exported->lab);
	}
	free(document->items);
	*document = (struct document){0};
}

const char *exported_text(const struct exported *exported, const char *key)
{
	return json_text(exported->result, key, "");
}

const json_t *exported_checks(const struct exported *exported)
{
	return json_object_get(exported->result, "checks");
}

char *exported_name(const struct exported *exported)
{
	const char *number = exported->lab.number;

	return *number >= '0' && *number <= '9'
		       ? text_format("%s %s", number, exported_text(exported, "title"))
		       : text_copy(exported_text(exported, "title"));
}

char *exported_path(const struct exported *exported, const char *file)
{
	const json_t *called = json_object_get(exported->result, "called");

	return text_format("%s%s", exported_text(exported, "place"), json_text(called, file, file));
}
