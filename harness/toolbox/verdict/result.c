#include "verdict/result.h"

#include "base/fault.h"
#include "base/file.h"
#include "base/hash.h"
#include "base/json.h"
#include "build/variant.h"
#include "detectors/detector.h"
#include "process/pool.h"
#include "process/tools.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { SCHEMA = 1 };

static json_t *hash_files(const struct lab *lab, const char *folder)
{
	char *list = lab_students_files(lab);
	const char *rest = list;
	json_t *files = json_object();
	char file[256];

	while (text_next_word(&rest, file, sizeof file)) {
		char *path = folder ? text_format("%s/%s", folder, file) : lab_shipped(lab, file);
		struct text bytes = {0};
		char hex[HASH_SIZE];

		if (file_read(&bytes, path, SUBMISSION_LARGEST) == 0) {
			hash_bytes(text_string(&bytes), bytes.length, hex);
			json_object_set_new(files, file, json_string(hex));
		}
		text_release(&bytes);
		free(path);
	}
	free(list);
	return files;
}

char *result_files(const struct lab *lab, const char *folder)
{
	json_t *files = hash_files(lab, folder);
	char *line = json_dumps(files, JSON_COMPACT | JSON_SORT_KEYS);

	json_decref(files);
	return line;
}

/* `lasting` is the reason without what only this grading saw. */
static void decide(const struct result_input *input, struct result *result, const char **lasting)
{
	result->verdict = VERDICT_SOLVED;
	result->reason = text_copy("Every check of the program passed.");
	*lasting = result->reason;
	if (!input->rubric) {
		result->verdict = VERDICT_CANNOT_JUDGE;
		free(result->reason);
		result->reason = text_copy(input->cannot);
		*lasting = result->reason;
		return;
	}
	for (int i = 0; i < input->rubric->count; i++) {
		const struct check *check = &input->rubric->checks[i];
		bool unclear = check->status == CHECK_CANNOT_JUDGE;
		enum verdict asked = unclear ? VERDICT_CANNOT_JUDGE : VERDICT_SOLVED;

		if (check->verdict && !verdict_from(check->verdict, &asked))
			die(EXIT_OUR_FAULT, "the rubric asks for `%s`, which is not a verdict",
				check->verdict);

		result->failed += check->status == CHECK_FAILED;
		result->points += check->points;
		if (asked < result->verdict) {
			result->verdict = asked;
			free(result->reason);
			result->reason = text_copy(check->message ? check->message : check->title);
			*lasting = check->lasting ? check->lasting : result->reason;
		}
	}
}

static json_t *list_checks(const struct rubric *rubric)
{
	json_t *checks = json_array();

	for (int i = 0; rubric && i < rubric->count; i++) {
		const struct check *check = &rubric->checks[i];
		json_t *object = json_object();

		json_set_text(object, "name", check->name);
		json_set_text(object, "title", check->title);
		json_set_text(object, "status", check_status_word(check->status));
		json_set_text(object, "verdict", check->verdict);
		json_set_text(object, "message", check->lasting);
		json_set_text(object, "lesson", check->lesson);
		json_set_text(object, "needs", check->needs);
		json_set_number(object, "points", check->points);
		json_set_number(object, "possible", check->possible);
		json_array_append_new(checks, object);
	}
	return checks;
}

/* Answers in the student's own words, for the instructor. */
static json_t *list_texts(const struct conf *facts)
{
	json_t *object = json_object();

	for (size_t i = 0; i < facts->count; i++) {
		const char *key = facts->entries[i].key;

		if (text_starts(key, "answer.") && text_ends(key, ".text")) {
			char *question = text_format("%.*s",
				(int)(strlen(key) - strlen("answer.") - strlen(".text")),
				key + strlen("answer."));

			json_set_text(object, question, facts->entries[i].value);
			free(question);
		}
	}
	return object;
}

static json_t *list_tools(const struct conf *versions)
{
	json_t *object = json_object();

	for (const struct tool *tool = tools; tool->name; tool++)
		json_set_text(object, tool->name, conf_get_or(versions, tool->name, ""));
	return object;
}

static json_t *list_variants(const struct house *house)
{
	json_t *object = json_object();

	for (size_t i = 0; i < house->variants.count; i++)
		json_set_text(
			object, house->variants.entries[i].key, house->variants.entries[i].value);
	return object;
}

/* These may be hashed: the number of schedules is the same on every machine. */
static json_t *describe_exploration(const struct conf *facts)
{
	static const char *const numbers[] = {"states", "transitions", "outcomes"};
	json_t *object = json_object();

	json_set_text(object, "verdict", conf_get_or(facts, "explore.verdict", "not explored"));
	for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) {
		char key[64];

		snprintf(key, sizeof key, "explore.%s", numbers[i]);
		json_set_number(object, numbers[i], conf_number(facts, key, 0));
	}
	return object;
}

/* What only names, from another house, would not say: the bytes of all that had a say. */
static json_t *list_judges(const struct conf *judges)
{
	json_t *object = json_object();

	for (size_t i = 0; judges && i < judges->count; i++)
		json_set_text(object, judges->entries[i].key, judges->entries[i].value);
	return object;
}

static json_t *list_sizes(const struct conf *sizes)
{
	json_t *object = json_object();

	for (size_t i = 0; sizes && i < sizes->count; i++) {
		const char *rest = sizes->entries[i].value;
		json_t *list = json_array();
		char size[32];

		while (text_next_word(&rest, size, sizeof size))
			json_array_append_new(list, json_integer(atol(size)));
		json_object_set_new(object, sizes->entries[i].key, list);
	}
	return object;
}

/* All of the files as one: the hash of their list. */
static void set_whole(json_t *object, const char *files)
{
	char hex[HASH_SIZE];

	hash_bytes(files, strlen(files), hex);
	json_set_text(object, "handed_in", hex);
}

/* A name that somebody gave: to a spreadsheet it is no formula, whatever it begins with. */
static json_t *given_name(const char *name)
{
	char *harmless = text_format("%s%s", *name && strchr("=+-@", *name) ? "'" : "", name);
	json_t *string = json_clean(harmless);

	free(harmless);
	return string;
}

/* What the files were called that have another name in the lab. */
static json_t *list_names(const struct conf *called)
{
	json_t *object = json_object();

	for (size_t i = 0; i < called->count; i++)
		json_object_set_new(
			object, called->entries[i].key, given_name(called->entries[i].value));
	return object;
}

static json_t *describe(
	const struct result_input *input, const struct result *result, const char *reason)
{
	const struct work_folder *work = input->work;
	const struct origin *origin = &input->origin;
	json_t *object = json_object();

	json_object_set_new(object, "who", given_name(origin->who ? origin->who : "you"));
	json_object_set_new(object, "place", given_name(origin->place ? origin->place : ""));
	if (origin->called && origin->called->count)
		json_object_set_new(object, "called", list_names(origin->called));
	set_whole(object, result->files);
	json_object_set_new(object, "judges", list_judges(input->judges));
	json_object_set_new(object, "sizes", list_sizes(input->sizes));

	json_set_text(object, "lab", work->lab->name);
	json_set_text(object, "title", lab_title(work->lab));
	/* Only of a student's own copy: null is not written. */
	json_set_text(object, "variation", conf_get(&work->lab->conf, "variation"));
	json_set_text(object, "verdict", verdict_word(result->verdict));
	json_set_text(object, "reason", reason);
	json_set_number(object, "points", result->points);
	json_set_number(object, "possible", result->possible);
	json_object_set_new(object, "checks", list_checks(input->rubric));
	json_object_set_new(object, "answers", list_texts(input->facts));
	json_object_set_new(object, "files", hash_files(work->lab, input->submission));
	json_set_number(object, "seed", conf_number(input->facts, "seed", 0));
	json_set_text(object, "isolation", wall_kinds[pool_wall_level()].name);
	json_object_set_new(object, "exploration", describe_exploration(input->facts));
	json_object_set_new(object, "tools", list_tools(input->versions));
	json_object_set_new(object, "variants", list_variants(work->house));
	return object;
}

static json_t *numbers(const struct conf *conf)
{
	json_t *object = json_object();

	for (size_t i = 0; conf && i < conf->count; i++)
		json_set_number(object, conf->entries[i].key, atol(conf->entries[i].value));
	return object;
}

static json_t *describe_making(const struct result_input *input)
{
	json_t *made = json_object(), *runs = json_object();
	time_t now = time(NULL);
	struct tm utc;
	char at[32];

	strftime(at, sizeof at, "%Y-%m-%dT%H:%M:%SZ", gmtime_r(&now, &utc));
	json_set_text(made, "at", at);
	json_set_number(made, "milliseconds", input->milliseconds);
	json_object_set_new(made, "stages", numbers(input->stages));
	json_object_set_new(made, "cpu", numbers(input->cpu));
	json_set_number(runs, "all", conf_number(input->facts, "runs", 0));
	json_set_number(runs, "well", conf_number(input->facts, "ends.well", 0));
	for (const struct detector *detector = detectors; detector->name; detector++) {
		char key[64];

		snprintf(key, sizeof key, "%s.complete", detector->name);
		if (detector->decides)
			json_set_number(runs, detector->name, conf_number(input->facts, key, 0));
	}
	json_object_set_new(made, "runs", runs);
	return made;
}

static char *dump(const json_t *json, size_t flags)
{
	char *bytes = json_dumps(json, flags);

	if (!bytes)
		die(EXIT_OUR_FAULT, "out of memory");
	return bytes;
}

/*
 * The same JSON, in which no text is a tag or an entity to whoever puts it into a page. Frees
 * `document`.
 */
static char *without_markup(char *document)
{
	struct text escaped = {0};

	for (const char *at = document; *at; at++)
		if (strchr("<>&", *at))
			text_addf(&escaped, "\\u%04x", *at);
		else
			text_add_bytes(&escaped, at, 1);
	free(document);
	return text_take(&escaped);
}

/* The digest of a result. */
static void seal(const json_t *object, char hex[HASH_SIZE])
{
	char *hashed = dump(object, JSON_COMPACT | JSON_SORT_KEYS);

	hash_bytes(hashed, strlen(hashed), hex);
	free(hashed);
}

bool result_is_whole(const json_t *whole)
{
	const json_t *object = json_object_get(whole, "result");
	char hex[HASH_SIZE];

	if (!json_is_object(object))
		return false;
	seal(object, hex);
	return strcmp(json_text(whole, "digest", ""), hex) == 0;
}

/* The document of a result, which it takes. */
static char *wrap(json_t *object, const char *digest)
{
	json_t *whole = json_object();
	char *document;

	json_set_number(whole, "schema", SCHEMA);
	json_object_set_new(whole, "result", object);
	json_set_text(whole, "digest", digest);
	document = without_markup(dump(whole, JSON_INDENT(2)));
	json_decref(whole);
	return document;
}

bool result_rename(
	const char *document, const char *making, const char *who, char **renamed, char **remade)
{
	json_t *whole = json_loads(document, JSON_REJECT_DUPLICATES, NULL);
	json_t *made = json_loads(making, JSON_REJECT_DUPLICATES, NULL);
	json_t *object = json_object_get(whole, "result");
	bool good = object && json_object_get(made, "made");
	char hex[HASH_SIZE];

	if (good) {
		json_object_set_new(object, "who", given_name(who));
		seal(object, hex);
		*renamed = wrap(json_incref(object), hex);
		json_set_text(made, "digest", hex);
		*remade = dump(made, JSON_INDENT(2));
	}
	json_decref(whole);
	json_decref(made);
	return good;
}

void result_describe(const struct result_input *input, struct result *result)
{
	json_t *making = json_object(), *object;
	const char *reason;
	char hex[HASH_SIZE];

	*result = (struct result){.lab = text_copy(input->work->lab->name)};
	result->possible = lab_points(input->work->lab);
	decide(input, result, &reason);
	result->files = result_files(input->work->lab, input->submission);
	object = describe(input, result, reason);
	seal(object, hex);
	result->document = wrap(object, hex);
	/* Which of the results it belongs to. */
	json_set_text(making, "digest", hex);
	json_object_set_new(making, "made", describe_making(input));
	result->making = dump(making, JSON_INDENT(2));
	json_decref(making);
}

static void save(const struct work_folder *work, const char *file, const char *bytes)
{
	char *path = work_folder_path(work, "%s", file);
	int problem = file_write(path, bytes, strlen(bytes));

	if (problem)
		die_of(problem, "cannot write %s", path);
	free(path);
}

void result_make(const struct result_input *input, struct result *result)
{
	result_describe(input, result);
	save(input->work, "made.json", result->making);
	save(input->work, "result.json", result->document);
}

bool result_read(struct result *result, const char *path)
{
	json_t *whole = json_load_file(path, JSON_REJECT_DUPLICATES, NULL), *files, *checks, *check;
	size_t i;
	const char *lab = NULL, *verdict = NULL, *reason = NULL;
	int schema = 0;

	*result = (struct result){0};
	if (!whole)
		return false;
	if (json_unpack(whole, "{s:i, s:{s:s, s:s, s:s, s:i, s:i, s:o, s?o}}", "schema", &schema,
		    "result", "lab", &lab, "verdict", &verdict, "reason", &reason, "points",
		    &result->points, "possible", &result->possible, "files", &files, "checks",
		    &checks) == 0 &&
		schema == SCHEMA && verdict_from(verdict, &result->verdict)) {
		result->lab = text_copy(lab);
		result->reason = text_copy(reason);
		result->files = json_dumps(files, JSON_COMPACT | JSON_SORT_KEYS);
		json_array_foreach(checks, i, check)
			result->failed += strcmp(json_text(check, "status", ""), "failed") == 0;
	}
	json_decref(whole);
	return result->lab != NULL;
}

void result_release(struct result *result)
{
	free(result->lab);
	free(result->reason);
	free(result->files);
	free(result->document);
	free(result->making);
	*result = (struct result){0};
}
