#include "house/misfit.h"

#include "base/file.h"
#include "house/varied_lab.h"
#include "house/work_folder.h"

#include <stdlib.h>
#include <string.h>

/* A hand-in, beside the files that its copy was handed out with. */
struct comparison {
	const struct lab *lab;
	struct text handed_in, handed_out;
};

static void read_all(struct comparison *comparison, const char *folder)
{
	const char *rest = lab_edit(comparison->lab);
	char file[256];

	while (text_next_word(&rest, file, sizeof file)) {
		char *path = text_format("%s/%s", folder, file);
		char *shipped = lab_shipped(comparison->lab, file);

		file_read(&comparison->handed_in, path, SUBMISSION_LARGEST);
		file_read(&comparison->handed_out, shipped, SUBMISSION_LARGEST);
		free(shipped);
		free(path);
	}
}

/* What a word of a row puts into files; of the first word, what all others replace. */
static void find_marks(struct phrases *marks, const char *path, const char *row, const char *words,
	const char *word)
{
	const char *rest = words;
	char *one = text_copy_blank_word(&rest);
	bool is_first = strcmp(one, word) == 0;

	for (; one; one = text_copy_blank_word(&rest)) {
		struct phrases phrases = {0};

		if (is_first || strcmp(one, word) == 0)
			varied_phrases(&phrases, path, row, words, one);
		for (size_t i = 0; i < phrases.count; i++)
			phrases_add(
				marks, is_first ? phrases.items[i].from : phrases.items[i].to, "");
		phrases_release(&phrases);
		free(one);
	}
}

static bool is_in(const struct text *files, const char *mark)
{
	return phrase_stands_in(mark, text_string(files));
}

/* The first mark of the copy's own word that was handed out, if none of them was handed in. */
static const char *missing(const struct comparison *comparison, const struct phrases *marks)
{
	const char *first = NULL;

	for (size_t i = 0; i < marks->count; i++) {
		const char *mark = marks->items[i].from;

		if (!is_in(&comparison->handed_out, mark))
			continue;
		if (is_in(&comparison->handed_in, mark))
			return NULL;
		first = first ? first : mark;
	}
	return first;
}

/* A mark of another's word that was handed in, and not handed out. */
static const char *strange(const struct comparison *comparison, const struct phrases *marks)
{
	for (size_t i = 0; i < marks->count; i++)
		if (is_in(&comparison->handed_in, marks->items[i].from) &&
			!is_in(&comparison->handed_out, marks->items[i].from))
			return marks->items[i].from;
	return NULL;
}

static void complain(const char *lacks, const char *has, struct text *complaint)
{
	text_addf(complaint,
		"This looks as if it was made from another student's copy of the lab: nowhere in "
		"it "
		"is `%s`, which this student's copy has, but there is `%s`, which another has. If "
		"it "
		"was handed in under the right name, was it graded with the right --key?",
		lacks, has);
}

static bool row_fits(const struct comparison *comparison, const char *row, const char *words,
	struct text *complaint)
{
	const char *path = comparison->lab->shipped_as, *rest = words, *lacks;
	char *own = variation_word(conf_get(&comparison->lab->conf, "variation"), row), *word;
	struct phrases marks = {0};
	bool fits = true;

	find_marks(&marks, path, row, words, own);
	lacks = missing(comparison, &marks);
	while (lacks && fits && (word = text_copy_blank_word(&rest))) {
		struct phrases others = {0};
		const char *has;

		if (strcmp(word, own) != 0)
			find_marks(&others, path, row, words, word);
		has = strange(comparison, &others);
		fits = !has;
		if (has)
			complain(lacks, has, complaint);
		phrases_release(&others);
		free(word);
	}
	phrases_release(&marks);
	free(own);
	return fits;
}

bool handin_fits_copy(const struct lab *lab, const char *folder, struct text *complaint)
{
	struct comparison comparison = {.lab = lab};
	struct conf rows = {0};
	char *path = lab->shipped_as ? text_format("%s/lab.conf", lab->shipped_as) : NULL;
	const char *row, *words;
	struct text ignored = {0};
	bool fits = true;
	size_t at = 0;

	if (path && conf_read(&rows, path, &ignored))
		read_all(&comparison, folder);
	while (fits && variation_row(&rows, &at, &row, &words))
		fits = row_fits(&comparison, row, words, complaint);
	text_release(&comparison.handed_in);
	text_release(&comparison.handed_out);
	text_release(&ignored);
	conf_release(&rows);
	free(path);
	return fits;
}
