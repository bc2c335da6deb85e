#include "course/collect.h"

#include "base/ascii.h"
#include "base/fault.h"
#include "base/file.h"
#include "base/memory.h"
#include "course/repository.h"
#include "course/source.h"
#include "house/archive.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

enum { ID_LONGEST = 100, WHO_LONGEST = 1000, NUMBER_LONGEST = 20, HASH_SHOWN = 8 };

struct collecting {
	const struct course *course;
	struct list *list;
	const struct platform *platform;
	struct conf people;
	const struct names *wanted;
	struct text *set_aside;
};

/* ------------------------------------------------------------------ names */

static int no_dots(const struct dirent *entry)
{
	return strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0;
}

/* By bytes: no locale changes the list. */
static int by_name(const struct dirent **one, const struct dirent **other)
{
	return strcmp((*one)->d_name, (*other)->d_name);
}

static mode_t mode_of(const struct list *list, const char *name)
{
	char *path = text_format("%s/%s", list->submissions, name);
	struct stat status;
	mode_t mode = lstat(path, &status) == 0 ? status.st_mode : 0;

	free(path);
	return mode;
}

/* Nobody is left out unheard: a folder whose name begins with a dot may be somebody's. */
static void tell_hidden(struct collecting *collecting, const char *name)
{
	char *shown = handin_shown(name);

	if (S_ISDIR(mode_of(collecting->list, name)) && strcmp(name, ".git") != 0)
		text_addf(collecting->set_aside,
			"  %s: not looked at, its name begins with a dot\n", shown);
	free(shown);
}

/* The row that most of the names are like, and at least half of them. */
static const struct platform *guess(
	const struct list *list, struct dirent *const *entries, int count)
{
	const struct conf nobody = {0};

	for (const struct platform *platform = platforms; platform->name; platform++) {
		int like = 0;

		for (int i = 0; i < count; i++) {
			const char *name = entries[i]->d_name;
			struct named named = {0};

			if (text_has_word(platform->own, name) ||
				platform->parse(
					name, S_ISDIR(mode_of(list, name)), &nobody, &named))
				like++;
			named_release(&named);
		}
		if (like * 2 >= count)
			return platform;
	}
	bug("no platform takes every name");
}

/* ------------------------------------------------------------------ who handed in what */

static const char *kind_of(const struct list *list, const char *name)
{
	char *path = text_format("%s/%s", list->submissions, name);
	mode_t mode = mode_of(list, name);
	const char *kind = S_ISDIR(mode) && (repository_is_bare(path) ||
						    (list->at && repository_is_inside(path)))
				   ? "git"
			   : S_ISDIR(mode)           ? "folder"
			   : !S_ISREG(mode)          ? "other"
			   : archive_format_of(name) ? "archive"
						     : "file";

	free(path);
	return kind;
}

static void forget_pieces(struct collecting *collecting, struct entry *entry)
{
	for (size_t i = 0; i < entry->count; i++) {
		char *shown = handin_shown(entry->pieces[i].from);

		text_addf(collecting->set_aside, "  %s: there is a later hand-in\n", shown);
		free(shown);
		free(entry->pieces[i].from);
		free(entry->pieces[i].as);
	}
	entry->count = 0;
}

static void add_piece(struct collecting *collecting, const char *name, struct named *named)
{
	struct list *list = collecting->list;
	struct entry *entry = list_find_person(list, named->person);

	if (entry && named->version < entry->version) {
		char *shown = handin_shown(name);

		text_addf(collecting->set_aside, "  %s: there is a later hand-in\n", shown);
		free(shown);
		return;
	}
	if (!entry) {
		entry = list_add(list);
		entry->person = text_copy(named->person);
		entry->who = text_format("%.*s", WHO_LONGEST, named->who);
	}
	if (named->version > entry->version)
		forget_pieces(collecting, entry);
	entry->version = named->version;
	entry->late |= named->late;
	free(entry->kind);
	entry->kind = text_copy(entry->count ? "files" : kind_of(list, name));
	entry_add_piece(entry, name, named->as);
}

static void add_name(struct collecting *collecting, const char *name)
{
	bool is_folder = S_ISDIR(mode_of(collecting->list, name));
	struct named named = {0};

	if (text_has_word(collecting->platform->own, name))
		return;
	/* Whoever does not fit is called like the file: nobody is left out. */
	if (!collecting->platform->parse(name, is_folder, &collecting->people, &named))
		platform_find("plain")->parse(name, is_folder, &collecting->people, &named);
	add_piece(collecting, name, &named);
	named_release(&named);
}

/* ------------------------------------------------------------------ ids */

/* What may stand in a file name, in a shell and in a page without a thought. The caller frees it.
 */
static char *safe(const char *who, size_t longest)
{
	char *spelt = ascii_spelling(who);
	char *id = text_format("%.*s", (int)longest, *spelt ? spelt : "_");

	for (char *byte = id; *byte; byte++)
		if (!strchr("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._-",
			    *byte))
			*byte = '_';
	if (*id == '.' || *id == '-')
		*id = '_';
	free(spelt);
	return id;
}

static bool is_number(const char *person)
{
	return *person && strlen(person) <= NUMBER_LONGEST && !person[named_digits(person)];
}

/* "Ada_Lovelace_1001" of "Ada Lovelace", '_' and "1001". The caller frees it. */
static char *tagged(const char *who, char separator, const char *tag)
{
	char *id = safe(who, ID_LONGEST - strlen(tag) - 1);
	char *whole = text_format("%s%c%s", id, separator, tag);

	free(id);
	return whole;
}

static int by_id(const void *one, const void *other)
{
	const struct entry *first = one, *second = other;
	int order = strcmp(first->id, second->id);

	return order ? order : strcmp(first->person, second->person);
}

/* `who` behind whom the person's number stands, or a part of a hash: nobody else's. */
static char *distinct(const char *who, const char *person)
{
	char hex[HASH_SIZE], *number = text_format("-%s", person), *id;

	hash_bytes(person, strlen(person), hex);
	hex[HASH_SHOWN] = '\0';
	id = tagged(who, '-', is_number(person) && !text_ends(who, number) ? person : hex);
	free(number);
	return id;
}

static void make_longer(struct entry *entry)
{
	char *id = distinct(entry->id, entry->person);

	free(entry->id);
	entry->id = id;
}

/* The id that somebody gets who is alone with it. The caller frees it. */
static char *first_id(const struct entry *entry, const struct platform *platform)
{
	bool is_numbered = platform->is_numbered && is_number(entry->person);
	char *id = safe(entry->who, ID_LONGEST);

	/* "Participant 1001" has its number already; a name in another script has no letter left.
	 */
	if (!id[strspn(id, "_.-")]) {
		free(id);
		return distinct("student", entry->person);
	}
	if (!is_numbered || text_ends(entry->who, entry->person))
		return id;
	free(id);
	return tagged(entry->who, '_', entry->person);
}

/* Gives each entry its first id, and returns the ids that are somebody's of the former list. */
static struct names begin_ids(
	struct list *list, const struct list *former, const struct platform *platform)
{
	struct names taken = {0};

	for (size_t i = 0; former && i < former->count; i++)
		names_add(&taken, former->entries[i].id);
	for (size_t i = 0; i < list->count; i++) {
		struct entry *entry = &list->entries[i];
		const struct entry *known = former ? list_find_person(former, entry->person) : NULL;

		entry->id = known ? text_copy(known->id) : first_id(entry, platform);
	}
	return taken;
}

static void name_all(struct list *list, const struct list *former, const struct platform *platform)
{
	struct names taken = begin_ids(list, former, platform);
	bool again = list->count > 0;

	/* A name that was made longer may be somebody's own, who is made longer then. */
	while (again) {
		bool *same = zeroed(list->count, sizeof *same);

		again = false;
		qsort(list->entries, list->count, sizeof *list->entries, by_id);
		for (size_t i = 0; i < list->count; i++) {
			same[i] = same[i] || names_has(&taken, list->entries[i].id);
			if (i && strcmp(list->entries[i].id, list->entries[i - 1].id) == 0)
				same[i] = same[i - 1] = true;
		}
		for (size_t i = 0; i < list->count; i++)
			if (same[i] &&
				!(former && list_find_person(former, list->entries[i].person))) {
				make_longer(&list->entries[i]);
				again = true;
			}
		free(same);
	}
	names_release(&taken);
}

/* ------------------------------------------------------------------ hashes */

static void read_entry(struct collecting *collecting, struct entry *entry)
{
	struct handin handin;

	source_read(collecting->course, collecting->list, entry, collecting->wanted, &handin);
	if (handin.refused.length)
		entry->refused = text_copy(text_string(&handin.refused));
	else
		handin_hash(&handin, entry->hash);
	entry->bytes = (long)handin.total;
	handin_release(&handin);
}

void collect(const struct course *course, struct list *list, const struct platform *platform,
	const struct list *former, const struct names *wanted, struct text *set_aside,
	collect_progress *progress, void *context)
{
	struct collecting collecting = {.course = course,
		.list = list,
		.people = {.name = text_copy("people")},
		.wanted = wanted,
		.set_aside = set_aside};
	struct dirent **entries = NULL;
	int all = scandir(list->submissions, &entries, no_dots, by_name), count = 0;

	if (all < 0)
		die(EXIT_USAGE, "%s: %s", list->submissions, strerror(errno));
	for (int i = 0; i < all; i++)
		if (handin_takes(entries[i]->d_name)) {
			entries[count++] = entries[i];
		} else {
			tell_hidden(&collecting, entries[i]->d_name);
			free(entries[i]);
		}
	collecting.platform = platform ? platform : guess(list, entries, count);
	list->platform = text_copy(collecting.platform->name);
	if (collecting.platform->people)
		collecting.platform->people(list->submissions, &collecting.people);
	for (int i = 0; i < count; i++) {
		add_name(&collecting, entries[i]->d_name);
		free(entries[i]);
	}
	free(entries);
	name_all(list, former, collecting.platform);
	for (size_t i = 0; i < list->count; i++) {
		read_entry(&collecting, &list->entries[i]);
		if (progress)
			progress(i + 1, list->count, context);
	}
	conf_release(&collecting.people);
}
