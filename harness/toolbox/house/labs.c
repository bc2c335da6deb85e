#include "house/labs.h"

#include "base/fault.h"
#include "base/file.h"
#include "base/memory.h"
#include "house/lab_keys.h"
#include "house/work_folder.h"

#include <ctype.h>
#include <dirent.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static bool looks_like_lab(const char *name)
{
	return isdigit((unsigned char)name[0]) && isdigit((unsigned char)name[1]) && name[2] == '-';
}

static int by_name(const void *one, const void *other)
{
	return strcmp(((const struct lab *)one)->name, ((const struct lab *)other)->name);
}

void lab_open(struct lab *lab, const struct house *house, const char *labs, const char *solutions,
	const char *name)
{
	char *path = text_format("%s/%s", labs, name);
	char *conf = text_format("%s/lab.conf", path);
	struct text complaint = {0};

	*lab = (struct lab){.path = path, .name = text_copy(name)};
	lab->number = text_format("%.2s", name);
	lab->solutions = text_format("%s/%s", solutions, name);
	if (!conf_read(&lab->conf, conf, &complaint) ||
		!lab_keys_check(&lab->conf, house, path, &complaint))
		die(EXIT_OUR_FAULT, "%s", text_string(&complaint));
	text_release(&complaint);
	free(conf);
}

static void add_lab(struct labs *labs, const struct house *house, const char *name)
{
	labs->items = grown(labs->items, labs->count, sizeof *labs->items);
	lab_open(&labs->items[labs->count++], house, house->labs, house->solutions, name);
}

void labs_open(struct labs *labs, const struct house *house)
{
	DIR *folder = opendir(house->labs);
	struct dirent *entry;

	*labs = (struct labs){0};
	if (!folder)
		die(EXIT_OUR_FAULT, "%s: no such folder; this checkout is not complete",
			house->labs);
	while ((entry = readdir(folder)))
		if (looks_like_lab(entry->d_name))
			add_lab(labs, house, entry->d_name);
	closedir(folder);
	if (labs->count)
		qsort(labs->items, labs->count, sizeof *labs->items, by_name);
}

void lab_release(struct lab *lab)
{
	free(lab->name);
	free(lab->number);
	free(lab->path);
	free(lab->solutions);
	free(lab->shipped_as);
	conf_release(&lab->conf);
}

void labs_release(struct labs *labs)
{
	for (size_t i = 0; i < labs->count; i++)
		lab_release(&labs->items[i]);
	free(labs->items);
	*labs = (struct labs){0};
}

static bool is_number(const char *word)
{
	return *word && strspn(word, "0123456789") == strlen(word);
}

static bool answers_to(const struct lab *lab, const char *word)
{
	if (is_number(word))
		return text_natural(word) == text_natural(lab->number);
	return strcmp(word, lab->name) == 0 || strcmp(word, lab->name + 3) == 0;
}

const struct lab *labs_find(const struct labs *labs, const char *word)
{
	char resolved[PATH_MAX];
	const struct lab *nearest = NULL;
	int distance = INT_MAX;

	for (size_t i = 0; i < labs->count; i++)
		if (answers_to(&labs->items[i], word))
			return &labs->items[i];
	for (size_t i = 0; i < labs->count; i++) {
		const struct lab *lab = &labs->items[i];
		int plain = text_distance(word, lab->name + 3);
		int full = text_distance(word, lab->name);

		if (realpath(word, resolved) && strcmp(resolved, lab->path) == 0)
			return lab;
		if (plain < distance || full < distance) {
			distance = plain < full ? plain : full;
			nearest = lab;
		}
	}
	if (!nearest)
		die(EXIT_USAGE, "no lab `%s`: there are no labs in this checkout", word);
	if (distance > 4)
		die(EXIT_USAGE, "no lab `%s`; `make list` shows them all", word);
	die(EXIT_USAGE, "no lab `%s`; did you mean `%s`?", word, nearest->name);
}

/*
 * What a program of one's own is called in its work folder: most tools give a meaning to blanks and
 * punctuation in a name. The caller frees it.
 */
static char *safe_name(const char *name)
{
	enum { LONGEST = 100 }; /* bytes; tools add to it, and 255 are the limit */
	char *shown = text_printable(name, strlen(name), strlen(name));
	struct text safe = {0};
	size_t width;

	for (const char *at = shown; *at && strcmp(at, ".c") != 0; at += width) {
		bool fits = *at & 0x80 || isalnum((unsigned char)*at) || *at == '_' ||
			    (strchr("-.", *at) && at > shown);

		width = text_utf8_length(at);
		if (safe.length + width > LONGEST)
			break;
		text_add_bytes(&safe, fits ? at : "_", width);
	}
	text_add(&safe, safe.length ? ".c" : "_.c");
	free(shown);
	return text_take(&safe);
}

void lab_from_file(struct lab *lab, const char *path)
{
	char resolved[PATH_MAX];
	const char *slash;

	if (!realpath(path, resolved) || is_directory(resolved))
		die(EXIT_USAGE, "%s: no such C file", path);
	slash = strrchr(resolved, '/');
	*lab = (struct lab){.is_own_program = true};
	lab->name = safe_name(slash + 1);
	lab->number = text_copy("");
	lab->path = text_copy(resolved);
	lab->conf = (struct conf){.name = text_copy(path)};
	conf_set(&lab->conf, "title", lab->name);
	conf_set(&lab->conf, "program", lab->name);
	conf_set(&lab->conf, "edit", lab->name);
}

const char *lab_title(const struct lab *lab)
{
	return conf_get_or(&lab->conf, "title", lab->name);
}

const char *lab_edit(const struct lab *lab)
{
	return conf_get_or(&lab->conf, "edit", "");
}

char *lab_students_files(const struct lab *lab)
{
	return text_format("%s answers.conf", lab_edit(lab));
}

char *lab_shipped(const struct lab *lab, const char *file)
{
	return text_format("%s/.shipped/%s", lab->path, file);
}

bool lab_is_as_shipped(const struct lab *lab, const char *files)
{
	bool same = true;
	char file[256];

	while (same && text_next_word(&files, file, sizeof file)) {
		char *here = text_format("%s/%s", lab->path, file);
		char *shipped = lab_shipped(lab, file);

		same = file_same(here, shipped, SUBMISSION_LARGEST);
		free(here);
		free(shipped);
	}
	return same;
}

const char *lab_program(const struct lab *lab)
{
	return conf_get_or(&lab->conf, "program", "");
}

bool lab_is_unfinished(const struct lab *lab)
{
	return strcmp(conf_get_or(&lab->conf, "unfinished", "no"), "yes") == 0;
}

bool lab_is_experiments(const struct lab *lab)
{
	return !*lab_edit(lab);
}

bool lab_has_variant(const struct lab *lab, const char *variant)
{
	if (lab_is_experiments(lab) && strcmp(variant, "plain") != 0)
		return false;
	if (strcmp(variant, "alter") == 0)
		return conf_get(&lab->conf, "reaches") != NULL;
	return !text_has_word(conf_get_or(&lab->conf, "without", ""), variant);
}

long lab_rounds(const struct lab *lab, const char *variant)
{
	char key[64];

	snprintf(key, sizeof key, "rounds.%s", variant);
	return conf_number(&lab->conf, key, 0);
}

bool lab_has_sizes(const struct lab *lab)
{
	return !lab->is_own_program && lab_rounds(lab, "run") > 0;
}

int lab_points(const struct lab *lab)
{
	int sum = 0;

	for (size_t i = 0; i < lab->conf.count; i++)
		if (text_starts(lab->conf.entries[i].key, "points."))
			sum += atoi(lab->conf.entries[i].value);
	return sum;
}

void lab_questions(
	const struct lab *lab, void (*visit)(const char *question, void *context), void *context)
{
	for (size_t i = 0; i < lab->conf.count; i++) {
		const char *key = lab->conf.entries[i].key;
		char question[64];

		if (text_starts(key, "answer.") && text_ends(key, ".ask")) {
			snprintf(question, sizeof question, "%.*s", (int)(strlen(key) - 11),
				key + 7);
			visit(question, context);
		}
	}
}
