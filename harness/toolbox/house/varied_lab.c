#include "house/varied_lab.h"

#include "base/fault.h"
#include "base/file.h"
#include "base/hash.h"
#include "base/memory.h"
#include "house/work_folder.h"

#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static const char measured_elsewhere[] =
	"\n---\n\nYour copy of this lab differs from those of others in names and numbers. How "
	"often "
	"a run\nwas right, or wrong, was counted with another one.\n";

/* A lab that is being written, and what it is made with. */
struct writing {
	const struct lab *lab;
	const char *variation; /* NULL for none */
	struct phrases *rows; /* of each row, what its word replaces */
	size_t row_count;
	bool is_first; /* every word is the first of its row */
	struct text *whole; /* all that was written; may be NULL */
};

char *varied_file(const char *folder, const char *row, const char *word, const char *file)
{
	return text_format("%s/.vary/%s/%s/%s", folder, row, word, file);
}

void varied_phrases(struct phrases *phrases, const char *folder, const char *row, const char *words,
	const char *word)
{
	char *own = varied_file(folder, row, word, ""), *first = text_copy_blank_word(&words);
	char *path = varied_file(folder, row, word, "phrases");
	struct text complaint = {0};

	if (strcmp(word, first) != 0 && !is_directory(own))
		phrases_add(phrases, first, word);
	else if (file_exists(path) && !phrases_read(phrases, path, &complaint))
		die(EXIT_OUR_FAULT, "%s", text_string(&complaint));
	free(path);
	free(first);
	free(own);
}

static bool is_first_word(const char *words, const char *word)
{
	char *first = text_copy_blank_word(&words);
	bool is_first = strcmp(first, word) == 0;

	free(first);
	return is_first;
}

/* ------------------------------------------------------------------ what it is made with */

static void begin(struct writing *writing, const struct lab *lab, const char *variation)
{
	const char *row, *words;
	size_t at = 0;

	*writing = (struct writing){.lab = lab, .variation = variation, .is_first = true};
	while (variation && variation_row(&lab->conf, &at, &row, &words)) {
		char *word = variation_word(variation, row);

		writing->rows = grown(writing->rows, writing->row_count, sizeof *writing->rows);
		writing->rows[writing->row_count] = (struct phrases){0};
		varied_phrases(&writing->rows[writing->row_count++], lab->path, row, words, word);
		writing->is_first &= is_first_word(words, word);
		free(word);
	}
}

static void end(struct writing *writing)
{
	for (size_t i = 0; i < writing->row_count; i++)
		phrases_release(&writing->rows[i]);
	free(writing->rows);
}

/* Row after row, so that one may speak of what an earlier one has put in. The caller frees it. */
static char *replaced(const struct writing *writing, const char *text)
{
	char *now = text_copy(text);

	for (size_t i = 0; i < writing->row_count; i++) {
		char *next = phrases_replace(&writing->rows[i], now);

		free(now);
		now = next;
	}
	return now;
}

/* The file as some row's word has it, below `folder`; NULL if none has one. Caller frees it. */
static char *replacement(const struct writing *writing, const char *folder, const char *file)
{
	const char *row, *words;
	char *found = NULL;
	size_t at = 0;

	while (writing->variation && variation_row(&writing->lab->conf, &at, &row, &words) &&
		!found) {
		char *word = variation_word(writing->variation, row);
		char *path = varied_file(folder, row, word, file);

		if (file_exists(path))
			found = text_copy(path);
		free(path);
		free(word);
	}
	return found;
}

/* As it was shipped, whatever somebody did to it since. The caller frees it. */
static char *origin(const struct writing *writing, const char *folder, const char *file)
{
	char *path = replacement(writing, folder, file);

	if (path)
		return path;
	path = text_format("%s/.shipped/%s", folder, file);
	if (file_exists(path))
		return path;
	free(path);
	return text_format("%s/%s", folder, file);
}

/* ------------------------------------------------------------------ lab.conf */

static void read_overlay(const struct writing *writing, struct conf *overlay)
{
	char *path = replacement(writing, writing->lab->path, "lab.conf");
	struct text complaint = {0};

	*overlay = (struct conf){0};
	if (path && !conf_read(overlay, path, &complaint))
		die(EXIT_OUR_FAULT, "%s", text_string(&complaint));
	free(path);
}

/* The key that a line sets; NULL if it sets none. The caller frees it. */
static char *key_of(const char *line)
{
	const char *begin = line + strspn(line, " \t");
	size_t length = strcspn(begin, " \t:=");

	return *begin && *begin != '#' ? text_format("%.*s", (int)length, begin) : NULL;
}

/* A line as it stands in a student's copy; the comments above a row go with it. */
static void add_line(
	struct text *conf, struct text *comments, const char *line, const struct conf *overlay)
{
	char *key = key_of(line);
	const char *value = key ? conf_get(overlay, key) : NULL;

	if (line[strspn(line, " \t")] == '#') {
		text_addf(comments, "%s\n", line);
	} else {
		if (!key || !text_starts(key, "vary.")) {
			text_add(conf, text_string(comments));
			if (value)
				text_addf(conf, "%s = %s\n", key, value);
			else
				text_addf(conf, "%s\n", line);
		}
		text_clear(comments);
	}
	free(key);
}

/* The lab.conf of the copy, from that of the lab. The caller frees it. */
static char *make_conf(const struct writing *writing, const char *bytes)
{
	char *lines = text_copy(bytes), *rest = lines, *line, *made;
	struct text conf = {0}, comments = {0};
	struct conf overlay;

	read_overlay(writing, &overlay);
	while ((line = strsep(&rest, "\n")))
		if (rest || *line)
			add_line(&conf, &comments, line, &overlay);
	text_add(&conf, text_string(&comments));
	made = replaced(writing, text_string(&conf));
	text_release(&conf);
	text_add(&conf, made);
	if (writing->variation)
		text_addf(&conf, "variation = %s\n", writing->variation);
	conf_release(&overlay);
	text_release(&comments);
	free(made);
	free(lines);
	return text_take(&conf);
}

/* ------------------------------------------------------------------ files and folders */

static void put(const struct writing *writing, const char *path, const char *bytes, size_t length)
{
	int problem = file_write(path, bytes, length);

	if (problem)
		die_of(problem, "cannot write %s", path);
	if (writing->whole)
		text_add_bytes(writing->whole, bytes, length);
}

/* The file as it is put into the copy. The caller frees it. */
static char *make_file(const struct writing *writing, const char *file, const char *bytes)
{
	char *made, *with_note;

	if (strcmp(file, "lab.conf") == 0)
		return make_conf(writing, bytes);
	made = replaced(writing, bytes);
	if (strcmp(file, "README.md") != 0 || writing->is_first)
		return made;
	with_note = text_format("%s%s", made, measured_elsewhere);
	free(made);
	return with_note;
}

static void write_file(
	const struct writing *writing, const char *folder, const char *file, const char *to)
{
	char *from = strcmp(file, "lab.conf") == 0 ? text_format("%s/%s", folder, file)
						   : origin(writing, folder, file);
	char *shipped = text_format("%s/.shipped/%s", folder, file);
	char *path = text_format("%s/%s", to, file);
	struct text bytes = {0};
	int problem = file_read(&bytes, from, SUBMISSION_LARGEST);
	bool is_text = !problem && !memchr(text_string(&bytes), '\0', bytes.length);
	char *made = is_text ? make_file(writing, file, text_string(&bytes)) : NULL;
	size_t length = is_text ? strlen(made) : bytes.length;

	if (problem)
		die_of(problem, "cannot read %s", from);
	put(writing, path, is_text ? made : text_string(&bytes), length);
	if (file_exists(shipped)) {
		free(path);
		path = text_format("%s/.shipped/%s", to, file);
		put(writing, path, is_text ? made : text_string(&bytes), length);
	}
	text_release(&bytes);
	free(made);
	free(path);
	free(shipped);
	free(from);
}

static int is_visible(const struct dirent *entry)
{
	return entry->d_name[0] != '.';
}

/* The files that stand in the folder itself. */
static void write_folder(const struct writing *writing, const char *folder, const char *to)
{
	char *shipped = text_format("%s/.shipped", folder);
	char *to_shipped = text_format("%s/.shipped", to);
	struct dirent **entries = NULL;
	int count = scandir(folder, &entries, is_visible, alphasort);

	make_directories(to);
	if (is_directory(shipped))
		make_directories(to_shipped);
	for (int i = 0; i < count; i++) {
		char *path = text_format("%s/%s", folder, entries[i]->d_name);
		struct stat status;

		if (lstat(path, &status) == 0 && S_ISREG(status.st_mode))
			write_file(writing, folder, entries[i]->d_name, to);
		free(path);
		free(entries[i]);
	}
	free(entries);
	free(to_shipped);
	free(shipped);
}

void varied_write(const struct lab *lab, const char *variation, const char *to)
{
	struct writing writing;

	begin(&writing, lab, variation);
	write_folder(&writing, lab->path, to);
	end(&writing);
}

/* ------------------------------------------------------------------ a lab to work with */

/* A folder that nobody else has. The caller frees its path. */
static char *make_place(const struct house *house)
{
	char *all = text_format("%s/varied", house_work(house));
	char *place = text_format("%s/made-XXXXXX", all);

	make_directories(all);
	if (!mkdtemp(place) || chmod(place, 0755) != 0)
		die_of(errno, "cannot write in %s", all);
	free(all);
	return place;
}

/* Rubrics load what stands in harness/, two folders above them. */
static void link_harness(const struct house *house, const char *place)
{
	char *link = text_format("%s/harness", place);

	if (symlink(house->harness, link) != 0)
		die_of(errno, "cannot write %s", link);
	free(link);
}

/* Where it has been made already it has the same bytes, for its name is their hash. */
static char *settle(const struct house *house, const char *made, const struct text *whole)
{
	char hex[HASH_SIZE], *place;

	hash_bytes(text_string(whole), whole->length, hex);
	place = text_format("%s/varied/%s", house_work(house), hex);
	if (rename(made, place) != 0) {
		if (errno != EEXIST && errno != ENOTEMPTY)
			die_of(errno, "cannot write %s", place);
		remove_tree(made);
	}
	return place;
}

void varied_open(
	struct lab *varied, const struct house *house, const struct lab *lab, const char *variation)
{
	char *made = make_place(house), *place;
	char *labs = text_format("%s/labs/%s", made, lab->name);
	char *solutions = text_format("%s/solutions/%s", made, lab->name);
	struct text whole = {0};
	struct writing writing;

	begin(&writing, lab, variation);
	writing.whole = &whole;
	text_addf(&whole, "%s\n%s\n", house->root, lab->name);
	write_folder(&writing, lab->path, labs);
	write_folder(&writing, lab->solutions, solutions);
	link_harness(house, made);
	place = settle(house, made, &whole);
	free(labs);
	free(solutions);
	labs = text_format("%s/labs", place);
	solutions = text_format("%s/solutions", place);
	lab_open(varied, house, labs, solutions, lab->name);
	varied->shipped_as = text_copy(lab->path);
	text_release(&whole);
	end(&writing);
	free(place);
	free(solutions);
	free(labs);
	free(made);
}

void labs_vary(struct labs *labs, const struct house *house, const struct conf *variations)
{
	for (size_t i = 0; i < labs->count; i++) {
		struct lab *lab = &labs->items[i], varied;
		const char *variation = conf_get(variations, lab->name);
		struct text complaint = {0};

		if (!variation)
			continue;
		if (!variation_fits(lab, variation, &complaint))
			die(EXIT_USAGE, "%s; bring the lab.conf back that it was handed out with",
				text_string(&complaint));
		varied_open(&varied, house, lab, variation);
		lab_release(lab);
		*lab = varied;
	}
}
