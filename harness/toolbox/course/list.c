#include "course/list.h"

#include "base/fault.h"
#include "base/file.h"
#include "base/folder.h"
#include "base/memory.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { LIST_LARGEST = 1 << 30, SCHEMA = 1 };

char *list_name(long part)
{
	return part == 1 ? text_copy("list.json") : text_format("list-%ld.json", part);
}

struct entry *list_add(struct list *list)
{
	list->entries = grown(list->entries, list->count, sizeof *list->entries);
	list->entries[list->count] = (struct entry){0};
	return &list->entries[list->count++];
}

void entry_add_piece(struct entry *entry, const char *from, const char *as)
{
	entry->pieces = grown(entry->pieces, entry->count, sizeof *entry->pieces);
	entry->pieces[entry->count++] = (struct piece){text_copy(from), text_copy(as)};
}

struct entry *list_find(const struct list *list, const char *id)
{
	for (size_t i = 0; i < list->count; i++)
		if (strcmp(list->entries[i].id, id) == 0)
			return &list->entries[i];
	return NULL;
}

struct entry *list_find_person(const struct list *list, const char *person)
{
	/* What belongs together stands together in nearly every download. */
	for (size_t i = list->count; i-- > 0;)
		if (strcmp(list->entries[i].person, person) == 0)
			return &list->entries[i];
	return NULL;
}

static void entry_release(struct entry *entry)
{
	for (size_t i = 0; i < entry->count; i++) {
		free(entry->pieces[i].from);
		free(entry->pieces[i].as);
	}
	free(entry->pieces);
	free(entry->id);
	free(entry->who);
	free(entry->person);
	free(entry->kind);
	free(entry->commit);
	free(entry->refused);
	conf_release(&entry->variations);
}

char *entry_key(const struct entry *entry)
{
	struct text key = {0};

	text_add(&key, entry->hash);
	for (size_t i = 0; i < entry->variations.count; i++)
		text_addf(&key, " %s %s", entry->variations.entries[i].key,
			entry->variations.entries[i].value);
	return text_take(&key);
}

void list_release(struct list *list)
{
	for (size_t i = 0; i < list->count; i++)
		entry_release(&list->entries[i]);
	free(list->entries);
	free(list->hashes);
	free(list->submissions);
	free(list->platform);
	free(list->at);
	free(list->labs);
	free(list->any);
	*list = (struct list){0};
}

/* ------------------------------------------------------------------ bytes that are no UTF-8 */

/* A path may hold any bytes, and must be found again: "from" is for people, "from_hex" exact. */
static void set_path(json_t *object, const char *key, const char *path)
{
	struct text hex = {0};
	char *exact;

	json_set_text(object, key, path);
	if (strcmp(json_text(object, key, ""), path) == 0)
		return;
	exact = text_format("%s_hex", key);
	for (const char *at = path; *at; at++)
		text_addf(&hex, "%02x", (unsigned char)*at);
	json_set_text(object, exact, text_string(&hex));
	text_release(&hex);
	free(exact);
}

static char *get_path(const json_t *object, const char *key)
{
	char *exact = text_format("%s_hex", key), pair[3] = "";
	const char *hex = json_text(object, exact, NULL);
	struct text path = {0};

	free(exact);
	if (!hex)
		return text_copy(json_text(object, key, NULL));
	for (; hex[0] && hex[1]; hex += 2) {
		char byte;

		memcpy(pair, hex, 2);
		byte = (char)strtol(pair, NULL, 16);
		text_add_bytes(&path, &byte, 1);
	}
	text_add(&path, "");
	return text_take(&path);
}

/* ------------------------------------------------------------------ writing */

static json_t *describe_variations(const struct conf *variations)
{
	json_t *object = json_object();

	for (size_t i = 0; i < variations->count; i++)
		json_set_text(object, variations->entries[i].key, variations->entries[i].value);
	return object;
}

static json_t *describe(const struct entry *entry)
{
	json_t *object = json_object(), *pieces;

	json_set_text(object, "id", entry->id);
	json_set_text(object, "who", entry->who);
	set_path(object, "from", entry->pieces[0].from);
	if (strcmp(entry->person, entry->pieces[0].from) != 0)
		set_path(object, "person", entry->person);
	json_set_text(object, "kind", entry->kind);
	json_set_text(object, "hash", entry->hash);
	json_set_number(object, "bytes", entry->bytes);
	json_set_text(object, "commit", entry->commit);
	json_set_text(object, "refused", entry->refused);
	if (entry->version)
		json_set_number(object, "version", entry->version);
	if (entry->late)
		json_object_set_new(object, "late", json_true());
	if (entry->variations.count)
		json_object_set_new(object, "variations", describe_variations(&entry->variations));
	if (entry->count == 1 && !entry->pieces[0].as)
		return object;
	pieces = json_array();
	for (size_t i = 0; i < entry->count; i++) {
		json_t *piece = json_object();

		set_path(piece, "from", entry->pieces[i].from);
		if (entry->pieces[i].as)
			set_path(piece, "as", entry->pieces[i].as);
		json_array_append_new(pieces, piece);
	}
	json_object_set_new(object, "pieces", pieces);
	return object;
}

static json_t *describe_all(const struct list *list)
{
	json_t *object = json_object(), *labs = json_array();
	const char *rest = list->labs;
	char lab[256];

	json_set_number(object, "schema", SCHEMA);
	set_path(object, "submissions", list->submissions);
	json_set_text(object, "platform", list->platform);
	json_set_text(object, "at", list->at);
	json_set_number(object, "seed", list->seed);
	json_object_set_new(object, "trusted", json_boolean(list->trusted));
	while (text_next_word(&rest, lab, sizeof lab))
		json_array_append_new(labs, json_clean(lab));
	json_object_set_new(object, "labs", labs);
	return object;
}

/* Adds it compact, and frees it. */
static void add_json(struct text *text, json_t *json)
{
	char *bytes = json_dumps(json, JSON_COMPACT);

	if (!bytes)
		die(EXIT_OUR_FAULT, "out of memory");
	text_add(text, bytes);
	free(bytes);
	json_decref(json);
}

static void add_hash(struct list *list, const struct text *bytes)
{
	list->hashes = grown(list->hashes, list->parts, sizeof *list->hashes);
	hash_bytes(text_string(bytes), bytes->length, list->hashes[list->parts++]);
}

/* Writes the entries of `from` as the next part of the list. */
static void write_part(const struct course *course, struct list *list, const struct list *from)
{
	char *name = list_name((long)list->parts + 1);
	struct text text = {0};
	int problem;

	add_json(&text, describe_all(list));
	text.length--; /* the brace, for the entries to stand inside it */
	text_add(&text, ",\"entries\":[\n");
	for (size_t i = 0; i < from->count; i++) {
		add_json(&text, describe(&from->entries[i]));
		text_add(&text, i + 1 < from->count ? ",\n" : "\n");
	}
	text_add(&text, "]}\n");
	problem = folder_put(course->folder, name, text.bytes, text.length);
	if (problem)
		die_of(problem, "cannot write %s/%s", course->path, name);
	add_hash(list, &text);
	text_release(&text);
	free(name);
}

/* Takes an entry of the newest part, in the place of an earlier one of its id. */
static void take_later(struct list *list, struct entry *entry)
{
	struct entry *former = list_find(list, entry->id);

	entry->part = (long)list->parts;
	if (former)
		entry_release(former);
	else
		former = list_add(list);
	*former = *entry;
	*entry = (struct entry){0};
}

void list_write(const struct course *course, struct list *list)
{
	write_part(course, list, list);
	for (size_t i = 0; i < list->count; i++)
		list->entries[i].part = 1;
}

void list_write_later(const struct course *course, struct list *list, struct list *later)
{
	write_part(course, list, later);
	for (size_t i = 0; i < later->count; i++)
		take_later(list, &later->entries[i]);
	later->count = 0;
	list_release(later);
}

/* ------------------------------------------------------------------ reading */

static void take_entry(struct entry *entry, const json_t *object)
{
	const json_t *pieces = json_object_get(object, "pieces"), *piece;
	const char *lab;
	json_t *variation;
	size_t i;

	*entry = (struct entry){.part = 1};
	entry->id = text_copy(json_text(object, "id", ""));
	entry->who = text_copy(json_text(object, "who", ""));
	entry->kind = text_copy(json_text(object, "kind", ""));
	entry->commit = text_copy(json_text(object, "commit", NULL));
	entry->refused = text_copy(json_text(object, "refused", NULL));
	entry->bytes = json_number(object, "bytes", 0);
	entry->version = json_number(object, "version", 0);
	entry->late = json_is_true(json_object_get(object, "late"));
	memcpy(entry->hash, json_text(object, "hash", ""),
		strnlen(json_text(object, "hash", ""), HASH_SIZE - 1));
	json_object_foreach(json_object_get(object, "variations"), lab, variation)
		if (json_is_string(variation))
			conf_set(&entry->variations, lab, json_string_value(variation));
	json_array_foreach(pieces, i, piece) {
		char *from = get_path(piece, "from"), *as = get_path(piece, "as");

		entry_add_piece(entry, from ? from : "", as);
		free(from);
		free(as);
	}
	if (!entry->count) {
		char *from = get_path(object, "from");

		entry_add_piece(entry, from ? from : "", NULL);
		free(from);
	}
	entry->person = get_path(object, "person");
	if (!entry->person)
		entry->person = text_copy(entry->pieces[0].from);
}

static bool take_all(struct list *list, const json_t *object)
{
	const json_t *labs = json_object_get(object, "labs"), *lab;
	struct text names = {0};
	size_t i;

	json_array_foreach(labs, i, lab)
		text_addf(&names, "%s%s", i ? " " : "", json_string_value(lab));
	text_add(&names, "");
	list->labs = text_take(&names);
	list->submissions = get_path(object, "submissions");
	list->platform = text_copy(json_text(object, "platform", ""));
	list->at = text_copy(json_text(object, "at", NULL));
	list->seed = json_number(object, "seed", 1);
	list->trusted = json_is_true(json_object_get(object, "trusted"));
	return json_number(object, "schema", 0) == SCHEMA && list->submissions;
}

static void refuse(const struct course *course, const char *name) __attribute__((noreturn));

static void refuse(const struct course *course, const char *name)
{
	die(EXIT_USAGE, "%s/%s: not a list of racelab's; name another folder with --out",
		course->path, name);
}

/* The bytes, not JSON: their hash tells an edit, and one entry is read without all others. */
static bool read_bytes(const struct course *course, const char *name, struct text *text)
{
	char *path = text_format("%s/%s", course->path, name);
	int problem = file_read(text, path, LIST_LARGEST);

	if (problem && problem != ENOENT)
		die_of(problem, "cannot read %s", path);
	free(path);
	return !problem;
}

/* Reads the next part; false when there is none. */
static bool read_part(const struct course *course, struct list *list)
{
	char *name = list_name((long)list->parts + 1);
	struct list part = {0}, *into = list->parts ? &part : list;
	struct text text = {0};
	json_t *whole, *object;
	struct entry entry;
	size_t i;
	bool found = read_bytes(course, name, &text);

	if (found) {
		whole = json_loadb(text_string(&text), text.length, JSON_REJECT_DUPLICATES, NULL);
		if (!whole || !take_all(into, whole))
			refuse(course, name);
		add_hash(list, &text);
		json_array_foreach(json_object_get(whole, "entries"), i, object) {
			take_entry(&entry, object);
			if (list->parts > 1)
				take_later(list, &entry);
			else
				*list_add(list) = entry;
		}
		json_decref(whole);
	}
	list_release(&part);
	text_release(&text);
	free(name);
	return found;
}

bool list_read(const struct course *course, struct list *list)
{
	*list = (struct list){0};
	while (read_part(course, list))
		;
	return list->parts > 0;
}

/* The line that follows; its length without the newline and what it ends with. */
static const char *line_after(const char *line)
{
	const char *end = strchr(line, '\n');

	return end ? end + 1 : NULL;
}

static void refuse_index(const struct course *course, size_t index) __attribute__((noreturn));

static void refuse_index(const struct course *course, size_t index)
{
	die(EXIT_USAGE, "%s: its list has no entry %zu", course->path, index);
}

/* Of several parts, each may change what the former ones say, so all of them are read. */
static void read_one_of_parts(const struct course *course, struct list *list, size_t index)
{
	struct entry entry;

	list_read(course, list);
	if (index >= list->count)
		refuse_index(course, index);
	entry = list->entries[index];
	list->entries[index] = list->entries[0];
	list->entries[0] = entry;
	while (list->count > 1)
		entry_release(&list->entries[--list->count]);
}

static void read_line(
	const struct course *course, struct list *list, const struct text *text, size_t index)
{
	const char *line = text_string(text);
	struct text head = {0};
	json_t *object;
	size_t length;

	text_add_bytes(&head, line, strcspn(line, "\n"));
	text_add(&head, "]}");
	object = json_loadb(text_string(&head), head.length, 0, NULL);
	if (!object || !take_all(list, object))
		refuse(course, "list.json");
	json_decref(object);
	for (size_t i = 0; line && i <= index; i++)
		line = line_after(line);
	length = line ? strcspn(line, "\n") : 0;
	if (length && line[length - 1] == ',')
		length--;
	object = length ? json_loadb(line, length, JSON_REJECT_DUPLICATES, NULL) : NULL;
	if (!object)
		refuse_index(course, index);
	take_entry(list_add(list), object);
	json_decref(object);
	text_release(&head);
}

void list_read_one(const struct course *course, struct list *list, size_t index)
{
	char *first = list_name(1), *second = list_name(2);
	struct text text = {0};

	*list = (struct list){0};
	if (!read_bytes(course, first, &text))
		die(EXIT_USAGE, "%s: no list; `racelab grade-all` makes it", course->path);
	if (faccessat(course->folder, second, F_OK, AT_SYMLINK_NOFOLLOW) == 0)
		read_one_of_parts(course, list, index);
	else
		read_line(course, list, &text, index);
	text_release(&text);
	free(second);
	free(first);
}
