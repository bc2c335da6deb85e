#include "course/reconcile.h"

#include "base/fault.h"
#include "base/file.h"
#include "base/names.h"
#include "course/standing.h"
#include "course/store.h"

#include <dirent.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { FILE_LARGEST = 64 << 20 };

struct reconciling {
	const struct course *course;
	struct list list;
	struct standing standing;
	struct names ids;
	struct reconciled *sums;
	void (*tell)(const char *line, void *context);
	void *context;
};

static void fault(struct reconciling *all, const char *format, ...)
	__attribute__((format(printf, 2, 3)));

static void fault(struct reconciling *all, const char *format, ...)
{
	va_list arguments;
	char line[1024];

	va_start(arguments, format);
	vsnprintf(line, sizeof line, format, arguments);
	va_end(arguments);
	all->sums->faults++;
	all->tell(line, all->context);
}

static void journal_is_wrong(long number, const char *what, void *context)
{
	fault(context, "journal.jsonl:%ld: %s", number, what);
}

/* ------------------------------------------------------------------ an attempt */

static json_t *read_description(const char *path)
{
	char *file = text_format("%s/attempt.json", path);
	json_t *json = json_read(file, FILE_LARGEST);

	free(file);
	return json;
}

/* Files with a hash that they should not have, and those that are missing or new. */
static void compare_files(struct reconciling *all, const char *path, const char *shown)
{
	json_t *description = read_description(path), *found = store_files(path);
	json_t *listed = json_object_get(description, "files"), *hash;
	const char *name;

	json_object_foreach(listed, name, hash) {
		const json_t *is = json_object_get(found, name);

		if (!is)
			fault(all, "%s/%s: it is gone", shown, name);
		else if (!json_equal(is, hash))
			fault(all, "%s/%s: it was edited", shown, name);
	}
	json_object_foreach(found, name, hash)
		if (!json_object_get(listed, name))
			fault(all, "%s/%s: it was put there later", shown, name);
	json_decref(found);
	json_decref(description);
}

static void check_attempt(struct reconciling *all, const char *id, const json_t *line)
{
	long number = json_number(line, "attempt", 0);
	char *path = store_path(all->course, id, number), hex[HASH_SIZE];
	char *shown = text_format("graded/%s/%ld", id, number);

	all->sums->attempts++;
	if (!store_seal(path, hex))
		fault(all, "%s: the journal has this result, and it is gone", shown);
	else if (strcmp(hex, json_text(line, "hash", "")) != 0)
		fault(all, "%s/attempt.json: it was edited", shown);
	else
		compare_files(all, path, shown);
	free(shown);
	free(path);
}

/* ------------------------------------------------------------------ an entry */

static void check_hash(struct reconciling *all, const char *shown, const char *hash)
{
	char *path = text_format("%s/%s", all->course->path, shown), hex[HASH_SIZE];
	struct text bytes = {0};
	int problem = file_read(&bytes, path, FILE_LARGEST);

	hash_bytes(text_string(&bytes), bytes.length, hex);
	if (problem)
		fault(all, "%s: it is gone", shown);
	else if (strcmp(hex, hash) != 0)
		fault(all, "%s: it was edited", shown);
	text_release(&bytes);
	free(path);
}

static void check_overruled(struct reconciling *all, const char *id, const json_t *entry)
{
	const char *lab;
	json_t *words;

	json_object_foreach(json_object_get(entry, "words"), lab, words) {
		const json_t *last = json_array_get(words, json_array_size(words) - 1);
		char *shown = text_format("overruled/%s/%s.json", id, lab);

		check_hash(all, shown, json_text(last, "hash", ""));
		free(shown);
	}
}

static void check_quarantined(struct reconciling *all, const char *id, const json_t *line)
{
	char *shown = text_format("quarantine/%s.json", id);

	check_hash(all, shown, json_text(line, "hash", ""));
	free(shown);
}

static void check_entry(struct reconciling *all, const char *id)
{
	const json_t *entry = standing_of(&all->standing, id);
	const json_t *quarantined = json_object_get(entry, "quarantined");
	const char *number;
	json_t *line;

	json_object_foreach(json_object_get(entry, "attempts"), number, line)
		check_attempt(all, id, line);
	if (quarantined)
		check_quarantined(all, id, quarantined);
	check_overruled(all, id, entry);
	if (json_object_get(entry, "newest") && quarantined)
		fault(all, "%s: it has a result and is in the quarantine", id);
	if (json_object_get(entry, "newest")) {
		all->sums->graded++;
	} else if (quarantined) {
		all->sums->quarantined++;
	} else {
		all->sums->waiting++;
		fault(all, "%s: it is not graded yet", id);
	}
}

/* ------------------------------------------------------------------ what nobody wrote */

static int no_dots(const struct dirent *entry)
{
	return strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0;
}

static bool has_attempt(const struct reconciling *all, const char *id, const char *number)
{
	const json_t *entry = standing_of(&all->standing, id);

	return json_object_get(json_object_get(entry, "attempts"), number) != NULL;
}

static void check_strange_attempts(struct reconciling *all, const char *id)
{
	char *path = text_format("%s/graded/%s", all->course->path, id);
	struct dirent **entries = NULL;
	int count = scandir(path, &entries, no_dots, alphasort);

	for (int i = 0; i < count; i++) {
		if (!has_attempt(all, id, entries[i]->d_name))
			fault(all,
				"graded/%s/%s: the journal does not know it; `--resume` adds it "
				"if it is racelab's",
				id, entries[i]->d_name);
		free(entries[i]);
	}
	free(entries);
	free(path);
}

static bool is_quarantined(const struct reconciling *all, const char *file)
{
	char *id = text_format("%.*s", (int)strlen(file) - (int)sizeof ".json" + 1, file);
	bool is = json_object_get(standing_of(&all->standing, id), "quarantined") != NULL;

	free(id);
	return is && text_ends(file, ".json");
}

static void check_strangers(struct reconciling *all, const char *folder)
{
	char *path = text_format("%s/%s", all->course->path, folder);
	bool is_quarantine = strcmp(folder, "quarantine") == 0;
	struct dirent **entries = NULL;
	int count = scandir(path, &entries, no_dots, alphasort);

	for (int i = 0; i < count; i++) {
		const char *name = entries[i]->d_name;

		if (is_quarantine ? !is_quarantined(all, name) : !names_has(&all->ids, name))
			fault(all, "%s/%s: it is nobody's of the list", folder, name);
		else if (strcmp(folder, "graded") == 0)
			check_strange_attempts(all, name);
		free(entries[i]);
	}
	free(entries);
	free(path);
}

/* ------------------------------------------------------------------ all of it */

static void check_list(struct reconciling *all)
{
	const json_t *line;
	long part;

	for (part = 1; part <= (long)all->list.parts; part++) {
		char *name = list_name(part);

		line = standing_part(&all->standing, part);
		if (!line)
			fault(all, "%s: the journal does not know it; `--resume` adds it", name);
		else if (strcmp(json_text(line, "list", ""), all->list.hashes[part - 1]) != 0)
			fault(all, "%s: it was changed since it was frozen", name);
		free(name);
	}
	if (standing_part(&all->standing, part))
		fault(all, "list-%ld.json: the journal has it, and it is gone", part);
	for (size_t i = 0; i < all->list.count; i++)
		if (!names_add(&all->ids, all->list.entries[i].id))
			fault(all, "list.json: it has %s twice", all->list.entries[i].id);
}

void reconcile(const struct course *course, struct reconciled *sums,
	void (*tell)(const char *line, void *context), void *context)
{
	struct reconciling all = {.course = course, .sums = sums, .tell = tell, .context = context};

	*sums = (struct reconciled){0};
	if (!list_read(course, &all.list))
		die(EXIT_USAGE, "%s: no graded course; `racelab grade-all` makes one",
			course->path);
	standing_read(&all.standing, course, journal_is_wrong, &all);
	sums->listed = all.list.count;
	sums->lines = json_array_size(all.standing.lines);
	check_list(&all);
	for (size_t i = 0; i < all.list.count; i++)
		check_entry(&all, all.list.entries[i].id);
	check_strangers(&all, "graded");
	check_strangers(&all, "quarantine");
	check_strangers(&all, "overruled");
	standing_release(&all.standing);
	names_release(&all.ids);
	list_release(&all.list);
}
