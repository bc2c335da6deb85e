/*
 * Theory of operation
 *
 * For each file that a lab takes, the candidates are all entries of that name, also of those to
 * which a browser or a platform has added something (download_name.h). Some are set aside where
 * others are left: copies in a folder `build`, those in a folder that is named after another lab,
 * those in folders further down. If the rest is one file, or several with the same bytes, that is
 * the file.
 *
 * A folder is named after a lab when the words of its name hold the words of the lab's name, or
 * when they begin with the lab's number, alone or after a word like `lab`: `2`, `02-mine`,
 * `Lab_02-final`, `exercise2`; not `group7` and not `2026-02`.
 */
#include "house/layout.h"

#include "base/folder.h"
#include "base/memory.h"
#include "house/archive.h"

#include <ctype.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

enum { WORDS = 16, WORD = 40, SHOWN = 5 };

static const char answers[] = "answers.conf";

/* ------------------------------------------------------------------ names of folders */

/* A name's words: runs of letters, and runs of digits, in small letters. */
static int split(const char *name, size_t length, char words[WORDS][WORD])
{
	int count = 0;

	for (size_t i = 0; i < length && count < WORDS;) {
		bool digits = isdigit((unsigned char)name[i]);
		size_t width = 0;

		if (!isalnum((unsigned char)name[i])) {
			i++;
			continue;
		}
		for (; i < length && isalnum((unsigned char)name[i]) &&
			!isdigit((unsigned char)name[i]) == !digits;
			i++)
			if (width < WORD - 1)
				words[count][width++] = (char)tolower((unsigned char)name[i]);
		words[count++][width] = '\0';
	}
	return count;
}

static bool has_words(char words[WORDS][WORD], int count, const char *name)
{
	char wanted[WORDS][WORD];
	int length = split(name, strlen(name), wanted);

	for (int at = 0; at + length <= count; at++) {
		int same = 0;

		while (same < length && strcmp(words[at + same], wanted[same]) == 0)
			same++;
		if (same == length)
			return true;
	}
	return false;
}

/* How a component of a path names a lab. */
enum naming { NAMES_NOTHING, NAMES_BY_NUMBER, NAMES_PLAINLY };

static enum naming naming_of(const char *name, size_t length, const struct lab *lab)
{
	static const char before[] = "lab labs l ex exercise exercises task assignment homework hw "
				     "part problem no number oving";
	char words[WORDS][WORD];
	int count = split(name, length, words);

	if (has_words(words, count, lab->name + 3))
		return NAMES_PLAINLY;
	for (int i = 0; i < count; i++) {
		if (isdigit((unsigned char)words[i][0]))
			return text_natural(words[i]) != text_natural(lab->number) ||
					       strlen(words[i]) > 2
				       ? NAMES_NOTHING
			       : i ? NAMES_PLAINLY
				   : NAMES_BY_NUMBER;
		if (!text_has_word(before, words[i]))
			return NAMES_NOTHING;
	}
	return NAMES_NOTHING;
}

/* Is a folder on the path named after the lab? Its last component is a file's, unless it `is_one`.
 */
static bool is_named(const char *path, bool is_one, const struct lab *lab)
{
	for (const char *at = path, *slash; at; at = slash ? slash + 1 : NULL) {
		slash = strchr(at, '/');
		if ((slash || is_one) &&
			naming_of(at, slash ? (size_t)(slash - at) : strlen(at), lab))
			return true;
	}
	return false;
}

static bool is_named_after_another(const char *path, const struct labs *labs, const struct lab *lab)
{
	if (is_named(path, false, lab))
		return false;
	for (size_t i = 0; i < labs->count; i++)
		if (&labs->items[i] != lab && is_named(path, false, &labs->items[i]))
			return true;
	return false;
}

/* ------------------------------------------------------------------ candidates */

static const char *base_of(const char *path)
{
	const char *slash = strrchr(path, '/');

	return slash ? slash + 1 : path;
}

static char *folder_of(const char *path)
{
	return text_format("%.*s", (int)(base_of(path) - path), path);
}

/* A copy that racelab made: in a checkout's build/, or beside a result. */
static bool is_copy(const char *path)
{
	return text_starts(path, "build/") || strstr(path, "/build/") ||
	       strstr(path, "/handed-in/");
}

/* Does this answers.conf answer a question of the lab? Every lab has a file of that name. */
static bool answers_it(const struct handin_entry *entry, const struct lab *lab)
{
	struct conf given = {0};
	struct text complaint = {0};
	bool found = false;

	conf_parse(&given, answers, text_string(&entry->bytes), entry->bytes.length, &complaint);
	for (size_t i = 0; i < given.count && !found; i++) {
		char *key = text_format("answer.%s.ask", given.entries[i].key);

		found = conf_get(&lab->conf, key) != NULL;
		free(key);
	}
	conf_release(&given);
	text_release(&complaint);
	return found;
}

struct candidates {
	const struct handin_entry **items;
	size_t count;
};

static void add(struct candidates *candidates, const struct handin_entry *entry)
{
	candidates->items = grown(candidates->items, candidates->count, sizeof *candidates->items);
	candidates->items[candidates->count++] = entry;
}

struct search {
	const struct labs *labs;
	const struct lab *lab;
	const char *place; /* the folder of the lab's other files, with its slash; may be NULL */
};

typedef bool preference(const struct search *search, const struct handin_entry *entry);

static bool is_no_product(const struct search *search, const struct handin_entry *entry)
{
	(void)search;
	return !is_copy(entry->path);
}

static bool is_of_no_other_lab(const struct search *search, const struct handin_entry *entry)
{
	return !is_named_after_another(entry->path, search->labs, search->lab);
}

static bool is_beside(const struct search *search, const struct handin_entry *entry)
{
	char *folder = folder_of(entry->path);
	bool beside = search->place && strcmp(folder, search->place) == 0;

	free(folder);
	return beside;
}

static bool is_in_named(const struct search *search, const struct handin_entry *entry)
{
	return is_named(entry->path, false, search->lab);
}

static bool is_answering(const struct search *search, const struct handin_entry *entry)
{
	return answers_it(entry, search->lab);
}

/* Keeps those that are preferred, unless there are none. */
static void prefer(struct candidates *candidates, const struct search *search, preference *is)
{
	const struct handin_entry **kept = zeroed(candidates->count, sizeof *kept);
	size_t count = 0;

	for (size_t i = 0; i < candidates->count; i++)
		if (is(search, candidates->items[i]))
			kept[count++] = candidates->items[i];
	if (count) {
		memcpy(candidates->items, kept, count * sizeof *kept);
		candidates->count = count;
	}
	free(kept);
}

/* Is it below the folder of `other`, in a folder that is not named after the lab itself? */
static bool is_below(const struct search *search, const struct handin_entry *entry,
	const struct handin_entry *other)
{
	size_t above = (size_t)(base_of(other->path) - other->path);

	return strncmp(entry->path, other->path, above) == 0 && strchr(entry->path + above, '/') &&
	       !is_named(entry->path + above, false, search->lab);
}

/* Where a lab's files are, folders further down are the student's own. */
static void prefer_outer(struct candidates *candidates, const struct search *search)
{
	size_t count = 0;

	for (size_t i = 0; i < candidates->count; i++) {
		bool inner = false;

		for (size_t k = 0; k < candidates->count && !inner; k++)
			inner = is_below(search, candidates->items[i], candidates->items[k]);
		if (!inner)
			candidates->items[count++] = candidates->items[i];
	}
	candidates->count = count;
}

/* The same bytes twice are no question. */
static bool are_the_same(const struct handin_entry *one, const struct handin_entry *other)
{
	return one->kind == HANDIN_FILE && other->kind == HANDIN_FILE &&
	       one->bytes.length == other->bytes.length &&
	       memcmp(text_string(&one->bytes), text_string(&other->bytes), one->bytes.length) == 0;
}

/* The one that is meant; NULL if there is none. A second one that may be meant goes to `other`. */
static const struct handin_entry *choose(
	const struct candidates *candidates, const struct handin_entry **other)
{
	*other = NULL;
	for (size_t i = 1; i < candidates->count && !*other; i++)
		if (!are_the_same(candidates->items[0], candidates->items[i]))
			*other = candidates->items[i];
	return candidates->count ? candidates->items[0] : NULL;
}

static void gather(struct candidates *candidates, const struct handin *handin, const char *file)
{
	for (size_t i = 0; i < handin->count; i++)
		if (handin->entries[i].means && strcasecmp(handin->entries[i].means, file) == 0)
			add(candidates, &handin->entries[i]);
}

static const struct handin_entry *find_file(const struct search *search,
	const struct handin *handin, const char *file, const struct handin_entry **other)
{
	struct candidates candidates = {0};
	const struct handin_entry *found;

	gather(&candidates, handin, file);
	prefer(&candidates, search, is_no_product);
	prefer(&candidates, search, is_of_no_other_lab);
	prefer_outer(&candidates, search);
	found = choose(&candidates, other);
	free(candidates.items);
	return found;
}

/* Answers have the same name in every lab: those beside the files, or in the lab's folder. */
static const struct handin_entry *find_answers(
	const struct search *search, const struct handin *handin, const struct handin_entry **other)
{
	struct candidates candidates = {0};
	const struct handin_entry *found;

	gather(&candidates, handin, answers);
	prefer(&candidates, search, is_no_product);
	prefer(&candidates, search, is_in_named);
	prefer(&candidates, search, is_beside);
	if (candidates.count > 1)
		prefer(&candidates, search, is_answering);
	prefer_outer(&candidates, search);
	found = choose(&candidates, other);
	if (found && !is_in_named(search, found) && !is_beside(search, found) &&
		!answers_it(found, search->lab))
		found = *other = NULL;
	free(candidates.items);
	return found;
}

/* ------------------------------------------------------------------ what a file is */

static bool is_utf16(const struct text *bytes)
{
	const char *start = text_string(bytes);

	return bytes->length >= 2 &&
	       (memcmp(start, "\xff\xfe", 2) == 0 || memcmp(start, "\xfe\xff", 2) == 0);
}

/* What is wrong with it, without the file's name; NULL if it can be compiled. */
static const char *fault_of(const struct handin_entry *entry)
{
	const struct text *bytes = &entry->bytes;

	switch (entry->kind) {
	case HANDIN_FILE:
		if (is_utf16(bytes))
			return "UTF-16 text; save it as UTF-8";
		return memchr(text_string(bytes), '\0', bytes->length)
			       ? "contains NUL bytes; hand in source text only"
			       : NULL;
	case HANDIN_TOO_LARGE:
		return "larger than 1048576 bytes; hand in source text only";
	case HANDIN_UNREADABLE:
		return "may not be read; look at its permissions";
	case HANDIN_LINK:
		return "not a regular file; hand in the file itself, not a link";
	case HANDIN_FOLDER:
		return "not a regular file but a folder; hand in the file itself";
	case HANDIN_FIFO:
	case HANDIN_SOCKET:
	case HANDIN_DEVICE:
		break;
	}
	return "not a regular file; hand in the file itself";
}

_Static_assert(HANDIN_FILE_LARGEST == 1048576, "fault_of() tells it");

static void complain(struct text *complaint, const struct handin_entry *entry, const char *file,
	const char *fault)
{
	char *shown = handin_shown(entry->path);

	if (strcmp(shown, file) == 0)
		text_addf(complaint, "%s: %s", file, fault);
	else
		text_addf(complaint, "%s: %s (it is `%s`)", file, fault, shown);
	free(shown);
}

static void complain_of_two(struct text *complaint, const char *file,
	const struct handin_entry *one, const struct handin_entry *other)
{
	char *first = handin_shown(one->path), *second = handin_shown(other->path);

	text_addf(complaint,
		"%s: there are two versions, `%s` and `%s`; which one counts is for a human to say",
		file, first, second);
	free(first);
	free(second);
}

/* Whatever else is wrong with it, two versions come first: only a human can choose. */
static void look_at(struct layout *layout, const char *file, const struct handin_entry *entry,
	const struct handin_entry *other)
{
	const char *fault = entry ? fault_of(entry) : NULL;

	if (!entry || layout->is_open)
		return;
	if (other) {
		text_clear(&layout->complaint);
		complain_of_two(&layout->complaint, file, entry, other);
		layout->is_open = true;
	} else if (fault && !layout->complaint.length) {
		complain(&layout->complaint, entry, file, fault);
	}
}

/* ------------------------------------------------------------------ a lab */

void layout_names(struct names *names, const struct labs *labs)
{
	*names = (struct names){0};
	for (size_t i = 0; i < labs->count; i++) {
		char *files = lab_students_files(&labs->items[i]);

		for (char *byte = files; *byte; byte++)
			*byte = (char)tolower((unsigned char)*byte);
		names_add_words(names, files);
		free(files);
	}
}

char *layout_any(const struct labs *labs, const char *wanted)
{
	const char *rest = wanted ? wanted : "", *files;
	char lab[256], file[256], second[256];
	char *any;

	if (!text_next_word(&rest, lab, sizeof lab) || text_next_word(&rest, second, sizeof second))
		return NULL;
	files = lab_edit(labs_find(labs, lab));
	if (!text_next_word(&files, file, sizeof file) ||
		text_next_word(&files, second, sizeof second))
		return NULL;
	any = text_copy(file);
	for (char *byte = any; *byte; byte++)
		*byte = (char)tolower((unsigned char)*byte);
	return any;
}

/* A folder that is named after the lab and holds no file of any lab. */
static bool has_empty_folder(const struct handin *handin, const struct lab *lab)
{
	bool is_own_name = naming_of(handin->name, strlen(handin->name), lab) == NAMES_PLAINLY;
	bool any = false;

	for (size_t i = 0; i < handin->count; i++) {
		const struct handin_entry *entry = &handin->entries[i];
		bool named;

		any = any || entry->means;
		if (entry->kind != HANDIN_FOLDER || !is_named(entry->path, true, lab))
			continue;
		named = true;
		for (size_t k = 0; k < handin->count && named; k++)
			named = !handin->entries[k].means ||
				!is_named(handin->entries[k].path, false, lab);
		if (named)
			return true;
	}
	return is_own_name && !any;
}

/* A C file in the lab's folder that is called as no lab's file is: probably the one that is meant.
 */
static const struct handin_entry *find_misnamed(
	const struct handin *handin, const struct lab *lab, const char *place)
{
	for (size_t i = 0; i < handin->count; i++) {
		const struct handin_entry *entry = &handin->entries[i];
		size_t above = (size_t)(base_of(entry->path) - entry->path);
		bool is_beside =
			place && strlen(place) == above && strncmp(entry->path, place, above) == 0;

		if (entry->kind == HANDIN_FILE && !entry->means && text_ends(entry->path, ".c") &&
			(is_beside || is_named(entry->path, false, lab)))
			return entry;
	}
	return NULL;
}

static void complain_of_missing(
	struct layout *layout, const struct handin *handin, const char *file)
{
	const struct handin_entry *misnamed = find_misnamed(handin, layout->lab, layout->place);
	char *shown = misnamed ? handin_shown(misnamed->path) : NULL;

	if (!layout->complaint.length) {
		text_addf(&layout->complaint, "%s: the file is missing; expected %s/%s", file,
			layout->lab->name, file);
		if (shown)
			text_addf(&layout->complaint, ", and found `%s`", shown);
	}
	free(shown);
}

/* Keeps how the student, or whatever it came through, called the file. */
static void note_name(struct layout *layout, const char *file, const struct handin_entry *entry)
{
	const char *name = base_of(entry->path);
	char *shown = handin_shown(name);

	if (strcasecmp(name, file) != 0)
		conf_set(&layout->called, file, shown);
	free(shown);
}

void layout_find(struct layout *layout, const struct handin *handin, const struct labs *labs,
	const struct lab *lab)
{
	struct search search = {.labs = labs, .lab = lab};
	const struct handin_entry *entry, *other;
	struct text missing = {0};
	const char *rest = lab_edit(lab);
	char file[256];

	*layout = (struct layout){.lab = lab, .called = {.name = text_copy("called")}};
	while (text_next_word(&rest, file, sizeof file)) {
		entry = find_file(&search, handin, file, &other);
		if (entry)
			note_name(layout, file, entry);
		if (entry && !layout->place)
			layout->place = folder_of(entry->path);
		if (!entry && !missing.length)
			text_add(&missing, file);
		look_at(layout, file, entry, other);
	}
	search.place = layout->place;
	entry = find_answers(&search, handin, &other);
	/* Answers alone are only handed in to a lab that has nothing else. */
	if (entry && !layout->place && (lab_is_experiments(lab) || is_in_named(&search, entry)))
		layout->place = folder_of(entry->path);
	if (entry && layout->place)
		note_name(layout, answers, entry);
	if (other && layout->place)
		look_at(layout, answers, entry, other);
	layout->is_there = layout->place || has_empty_folder(handin, lab);
	if (missing.length)
		complain_of_missing(layout, handin, text_string(&missing));
	if (!layout->place)
		layout->place = text_copy("");
	text_release(&missing);
}

void layout_release(struct layout *layout)
{
	free(layout->place);
	text_release(&layout->complaint);
	conf_release(&layout->called);
	*layout = (struct layout){0};
}

/* Of two versions neither is taken. */
static int put(int folder, const char *file, const struct handin_entry *entry,
	const struct handin_entry *other)
{
	if (!entry || other || entry->kind != HANDIN_FILE)
		return 0;
	return folder_put(folder, file, text_string(&entry->bytes), entry->bytes.length);
}

int layout_copy(const struct layout *layout, const struct handin *handin, const struct labs *labs,
	int folder)
{
	struct search search = {.labs = labs, .lab = layout->lab, .place = layout->place};
	const char *rest = lab_edit(layout->lab);
	const struct handin_entry *entry, *other;
	char file[256];
	int problem = 0;

	while (!problem && text_next_word(&rest, file, sizeof file)) {
		entry = find_file(&search, handin, file, &other);
		problem = put(folder, file, entry, other);
	}
	entry = find_answers(&search, handin, &other);
	return problem ? problem : put(folder, answers, entry, other);
}

/* ------------------------------------------------------------------ nothing that fits */

char *layout_expected(const struct lab *lab)
{
	const char *rest = lab_edit(lab);
	char file[256];

	if (!text_next_word(&rest, file, sizeof file))
		return text_format("%s/%s", lab->name, answers);
	return text_format("%s/%s", lab->name, file);
}

static void list_entries(const struct handin *handin, struct text *complaint)
{
	size_t shown = 0, files = 0;

	for (size_t i = 0; i < handin->count; i++) {
		bool is_link = handin->entries[i].kind == HANDIN_LINK;
		char *path;

		if (handin->entries[i].kind == HANDIN_FOLDER || ++files > SHOWN)
			continue;
		path = handin_shown(handin->entries[i].path);
		text_addf(complaint, "%s`%s`%s",
			shown++ ? ", " : "It holds no files of any lab, but ", path,
			is_link ? " (a link, which is not followed)"
			: archive_format_of(path)
				? " (an archive in another one, or beside files, is not unpacked)"
				: "");
		free(path);
	}
	if (files > SHOWN)
		text_addf(complaint, " and %zu more", files - SHOWN);
	if (!files)
		text_add(complaint, "It holds no file");
}

void layout_complain_of_nothing(
	const struct handin *handin, const struct labs *labs, struct text *complaint)
{
	char *expected = labs->count ? layout_expected(&labs->items[labs->count > 1]) : NULL;

	if (handin->refused.length) {
		text_add(complaint, text_string(&handin->refused));
	} else {
		list_entries(handin, complaint);
	}
	text_addf(
		complaint, ". Expected: something like %s", expected ? expected : "NN-name/file.c");
	free(expected);
}
