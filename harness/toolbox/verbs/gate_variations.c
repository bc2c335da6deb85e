#include "verbs/gate.h"

#include "base/file.h"
#include "course/c_tokens.h"
#include "house/varied_lab.h"
#include "house/work_folder.h"

#include <ctype.h>
#include <dirent.h>
#include <stdlib.h>
#include <string.h>

/* What the words and phrases of a lab are looked for in, and what is wrong with them. */
struct looking {
	const struct lab *lab;
	struct text files; /* all of the lab's and of its solution's, one after the other */
	struct names library;
	struct text wrong;
};

static void add_files(struct text *files, const char *folder)
{
	struct dirent **entries = NULL;
	int count = scandir(folder, &entries, NULL, alphasort);

	for (int i = 0; i < count; i++) {
		const char *name = entries[i]->d_name;
		char *path = text_format("%s/%s", folder, name);

		if (entries[i]->d_type == DT_REG && strcmp(name, "phrases") != 0 &&
			strcmp(name, "lab.conf") != 0)
			file_read(files, path, SUBMISSION_LARGEST);
		text_add(files, "\n");
		free(path);
		free(entries[i]);
	}
	free(entries);
}

/* lab.conf without its rows, since each of their words stands there. */
static void add_conf(struct text *files, const struct conf *conf)
{
	for (size_t i = 0; i < conf->count; i++)
		if (!text_starts(conf->entries[i].key, "vary."))
			text_addf(files, "%s = %s\n", conf->entries[i].key, conf->entries[i].value);
}

/* Calls `visit` with every word of every row. */
static void each_word(
	struct looking *looking, void (*visit)(struct looking *looking, const char *row,
					 const char *words, const char *word))
{
	const char *row, *words;
	size_t at = 0;

	while (variation_row(&looking->lab->conf, &at, &row, &words)) {
		const char *rest = words;
		char *word;

		while ((word = text_copy_blank_word(&rest))) {
			visit(looking, row, words, word);
			free(word);
		}
	}
}

/* What a word's own files say counts, too: another row's phrases may mean them. */
static void add_own_files(
	struct looking *looking, const char *row, const char *words, const char *word)
{
	const char *const folders[] = {looking->lab->path, looking->lab->solutions};
	struct phrases phrases = {0};

	varied_phrases(&phrases, looking->lab->path, row, words, word);
	for (size_t i = 0; i < phrases.count && strcmp(phrases.items[i].to, word) != 0; i++)
		text_addf(&looking->files, "%s\n", phrases.items[i].to);
	phrases_release(&phrases);
	for (size_t i = 0; i < sizeof folders / sizeof *folders; i++) {
		char *own = varied_file(folders[i], row, word, "");
		char *path = varied_file(folders[i], row, word, "lab.conf");
		struct text ignored = {0};
		struct conf conf;

		add_files(&looking->files, own);
		if (conf_read(&conf, path, &ignored))
			add_conf(&looking->files, &conf);
		conf_release(&conf);
		text_release(&ignored);
		free(path);
		free(own);
	}
}

static void look(struct looking *looking, const struct gate *gate)
{
	*looking = (struct looking){.lab = gate->lab};
	c_library_read(&looking->library, gate->request->house);
	add_files(&looking->files, gate->lab->path);
	add_files(&looking->files, gate->lab->solutions);
	add_conf(&looking->files, &gate->lab->conf);
	each_word(looking, add_own_files);
}

/* ------------------------------------------------------------------ words */

static bool is_name(const char *word)
{
	for (const char *byte = word; *byte; byte++)
		if (!isalnum((unsigned char)*byte) && *byte != '_')
			return false;
	return true;
}

static bool is_of_another_row(const struct lab *lab, const char *row, const char *word)
{
	const char *other, *words;
	size_t at = 0;

	while (variation_row(&lab->conf, &at, &other, &words))
		if (strcmp(other, row) != 0 && text_has_word(words, word))
			return true;
	return false;
}

/* A word that takes another one's place must be a new name, in C and in prose. */
static void check_word(
	struct looking *looking, const char *row, const char *words, const char *word)
{
	char *own = varied_file(looking->lab->path, row, word, "");
	struct phrases phrases = {0};
	const char *wrong = NULL;

	varied_phrases(&phrases, looking->lab->path, row, words, word);
	if (phrases.count && !is_directory(own)) {
		if (!is_name(word) || !is_name(phrases.items[0].from))
			wrong = "is no name of C, and has no folder in .vary";
		else if (c_word_is_given(word, &looking->library))
			wrong = "is a word of C or of its library";
		else if (phrase_stands_in(word, text_string(&looking->files)))
			wrong = "stands in the lab's files already";
		else if (is_of_another_row(looking->lab, row, word))
			wrong = "is a word of another row";
	}
	if (wrong)
		text_addf(&looking->wrong, "%s`%s` of vary.%s %s",
			looking->wrong.length ? "; " : "", word, row, wrong);
	phrases_release(&phrases);
	free(own);
}

/* ------------------------------------------------------------------ phrases */

/* A phrase that stands nowhere was lost when somebody changed the lab. */
static void check_phrases(
	struct looking *looking, const char *row, const char *words, const char *word)
{
	struct phrases phrases = {0};

	varied_phrases(&phrases, looking->lab->path, row, words, word);
	for (size_t i = 0; i < phrases.count; i++)
		if (!phrase_stands_in(phrases.items[i].from, text_string(&looking->files)))
			text_addf(&looking->wrong, "%s`%s` of %s/%s",
				looking->wrong.length ? "; " : "", phrases.items[i].from, row,
				word);
	phrases_release(&phrases);
}

/* ------------------------------------------------------------------ folders */

/* Names in a folder that the list has not; with NULL, that are no row of the lab. */
static void find_strays(struct looking *looking, const char *folder, const char *words)
{
	struct dirent **entries = NULL;
	int count = scandir(folder, &entries, NULL, alphasort);

	for (int i = 0; i < count; i++) {
		const char *name = entries[i]->d_name;
		char *key = text_format("vary.%s", name);
		bool is_known = words ? text_has_word(words, name)
				      : conf_get(&looking->lab->conf, key) != NULL;

		if (!is_known && !text_has_word(". ..", name))
			text_addf(&looking->wrong, "%s ", name);
		free(key);
		free(entries[i]);
	}
	free(entries);
}

static void check_folders(struct looking *looking, const char *folder)
{
	char *all = text_format("%s/.vary", folder);
	const char *row, *words;
	size_t at = 0;

	find_strays(looking, all, NULL);
	while (variation_row(&looking->lab->conf, &at, &row, &words)) {
		char *of_row = text_format("%s/%s", all, row);

		find_strays(looking, of_row, words);
		free(of_row);
	}
	free(all);
}

/* ------------------------------------------------------------------ all of it */

static bool say(struct gate *gate, struct looking *looking, const char *what)
{
	bool good = looking->wrong.length == 0;

	gate_say(gate, good, what, text_string(&looking->wrong));
	text_clear(&looking->wrong);
	return good;
}

bool gate_check_rows(struct gate *gate)
{
	struct looking looking;
	bool good;

	if (!lab_varies(gate->lab))
		return true;

	look(&looking, gate);
	each_word(&looking, check_word);
	good = say(gate, &looking, "the words to choose from are new names");
	each_word(&looking, check_phrases);
	good &= say(gate, &looking, "the phrases to replace stand in the lab's files");
	check_folders(&looking, gate->lab->path);
	check_folders(&looking, gate->lab->solutions);
	good &= say(gate, &looking, "each folder in .vary is a word of lab.conf");
	text_release(&looking.files);
	text_release(&looking.wrong);
	names_release(&looking.library);
	return good;
}

static void check_variation(struct gate *gate, const char *variation)
{
	const struct house *house = gate->request->house;
	struct gate of_it = *gate;
	struct lab varied;

	varied_open(&varied, house, gate->lab, variation);
	of_it.lab = &varied;
	of_it.solutions = varied.solutions;
	gate_check_shipped_and_solution(&of_it);
	memcpy(gate->counts, of_it.counts, sizeof gate->counts);
	lab_release(&varied);
}

void gate_check_variations(struct gate *gate)
{
	for (size_t i = 1; i <= GATE_VARIATIONS && lab_varies(gate->lab); i++) {
		char *variation = variation_numbered(gate->lab, i);

		check_variation(gate, variation);
		free(variation);
	}
}
