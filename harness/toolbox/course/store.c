#include "course/store.h"

#include "base/fault.h"
#include "base/file.h"
#include "base/folder.h"
#include "house/handin.h"
#include "verdict/result.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

enum { FILE_LARGEST = 64 << 20, DEEPEST = 8 };

static const char in_work[] = "in-work", description[] = "attempt.json";

/* ------------------------------------------------------------------ paths */

char *store_path(const struct course *course, const char *id, long number)
{
	return number ? text_format("%s/graded/%s/%ld", course->path, id, number)
		      : text_format("%s/proposed/%s", course->path, id);
}

bool store_has(const struct course *course, const char *id, long number)
{
	char *path = store_path(course, id, number);
	bool found = is_directory(path);

	free(path);
	return found;
}

char *store_scratch(const struct course *course, const char *name)
{
	char host[HOST_NAME_MAX + 1] = "";

	close(course_folder(course, in_work));
	gethostname(host, sizeof host - 1);
	return text_format("%s/%s/%s.%.60s.%ld", course->path, in_work, name, host, (long)getpid());
}

/* ------------------------------------------------------------------ what an attempt holds */

static int no_dots(const struct dirent *entry)
{
	return strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0;
}

static void add_hash(json_t *files, const char *name, const char *path)
{
	struct text bytes = {0};
	char hex[HASH_SIZE], *problem;
	int number = file_read(&bytes, path, FILE_LARGEST);

	hash_bytes(text_string(&bytes), bytes.length, hex);
	problem = number ? text_format("unreadable: %s", strerror(number)) : NULL;
	json_set_text(files, name, problem ? problem : hex);
	text_release(&bytes);
	free(problem);
}

static void add_files(json_t *files, const char *path, const char *above, int depth)
{
	struct dirent **entries = NULL;
	int count = depth > DEEPEST ? 0 : scandir(path, &entries, no_dots, alphasort);

	for (int i = 0; i < count; i++) {
		char *below = text_format("%s/%s", path, entries[i]->d_name);
		char *name = text_format("%s%s", above, entries[i]->d_name);
		struct stat status;

		if (lstat(below, &status) == 0 && S_ISDIR(status.st_mode)) {
			char *deeper = text_format("%s/", name);

			add_files(files, below, deeper, depth + 1);
			free(deeper);
		} else if (strcmp(name, description) != 0) {
			add_hash(files, name, below);
		}
		free(below);
		free(name);
		free(entries[i]);
	}
	free(entries);
}

json_t *store_files(const char *path)
{
	json_t *files = json_object();

	add_files(files, path, "", 0);
	return files;
}

void store_judges(const json_t *judges, char hex[HASH_SIZE])
{
	char *bytes =
		json_object_size(judges) ? json_dumps(judges, JSON_COMPACT | JSON_SORT_KEYS) : NULL;

	*hex = '\0';
	if (bytes)
		hash_bytes(bytes, strlen(bytes), hex);
	free(bytes);
}

static void add_lab(json_t *labs, const char *name, const char *path)
{
	char *file = text_format("%s/%s/result.json", path, name), hex[HASH_SIZE];
	json_t *whole = json_read(file, FILE_LARGEST), *lab = json_object();
	const json_t *result = json_object_get(whole, "result");

	if (json_is_object(result)) {
		store_judges(json_object_get(result, "judges"), hex);
		json_set_text(lab, "verdict", json_text(result, "verdict", ""));
		json_set_number(lab, "points", json_number(result, "points", 0));
		json_set_number(lab, "possible", json_number(result, "possible", 0));
		json_set_text(lab, "judges", hex);
		json_object_set(labs, name, lab);
	}
	json_decref(lab);
	json_decref(whole);
	free(file);
}

json_t *store_labs(const char *path)
{
	struct dirent **entries = NULL;
	int count = scandir(path, &entries, no_dots, alphasort);
	json_t *labs = json_object();

	for (int i = 0; i < count; i++) {
		add_lab(labs, entries[i]->d_name, path);
		free(entries[i]);
	}
	free(entries);
	return labs;
}

void store_key(const char *handed_in, const json_t *labs, char hex[HASH_SIZE])
{
	struct text text = {0};
	const char *name;
	json_t *lab;

	text_add(&text, handed_in);
	json_object_foreach((json_t *)labs, name, lab)
		text_addf(&text, " %s %s", name, json_text(lab, "judges", ""));
	hash_bytes(text.bytes, text.length, hex);
	text_release(&text);
}

/* ------------------------------------------------------------------ an attempt */

void store_begin(struct attempt *attempt, const struct course *course, const char *id)
{
	attempt->path = store_scratch(course, id);
	attempt->folder = folder_open(attempt->path, true);
	if (attempt->folder < 0)
		die_of(errno, "cannot write %s", attempt->path);
	/* Whoever sweeps leaves it alone while we live. */
	if (flock(attempt->folder, LOCK_EX | LOCK_NB) != 0)
		die(EXIT_OUR_FAULT, "%s: another process works there", attempt->path);
}

void store_drop(struct attempt *attempt)
{
	remove_tree(attempt->path);
	close(attempt->folder);
	free(attempt->path);
}

static json_t *describe(const struct store_order *order, json_t *labs, json_t *files)
{
	json_t *object = json_object();
	char host[HOST_NAME_MAX + 1] = "", key[HASH_SIZE];

	gethostname(host, sizeof host - 1);
	store_key(order->entry->hash, labs, key);
	json_set_text(object, "id", order->entry->id);
	json_set_text(object, "who", order->entry->who);
	json_set_text(object, "key", key);
	json_set_text(object, "hand_in", order->entry->hash);
	json_set_number(object, "seed", order->seed);
	json_set_text(object, "host", host);
	json_set_text(object, "copied_from", order->copied);
	json_object_set(object, "labs", labs);
	json_object_set(object, "files", files);
	return object;
}

/* Writes attempt.json, and returns the line for the journal. */
static json_t *seal(
	const struct attempt *attempt, const struct course *course, const struct store_order *order)
{
	json_t *labs = store_labs(attempt->path), *files = store_files(attempt->path), *object;
	json_t *line = journal_line("sealed", order->entry->id);
	char *bytes, hex[HASH_SIZE];
	int problem;

	if (!json_object_size(labs) && !json_object_get(files, STORE_OTHERS))
		bug("an attempt at %s without a result", order->entry->id);
	object = describe(order, labs, files);
	bytes = json_dumps(object, JSON_INDENT(1));
	if (!bytes)
		die(EXIT_OUR_FAULT, "out of memory");
	problem = folder_put(attempt->folder, description, bytes, strlen(bytes));
	if (problem)
		die_of(problem, "cannot write %s/%s", attempt->path, description);
	hash_bytes(bytes, strlen(bytes), hex);
	json_set_number(line, "attempt", order->number);
	json_set_text(line, "key", json_text(object, "key", ""));
	json_set_text(line, "copied_from", order->copied);
	json_object_set(line, "labs", labs);
	json_set_text(line, "hash", hex);
	journal_add_or_die(course, json_incref(line));
	free(bytes);
	json_decref(object);
	json_decref(files);
	json_decref(labs);
	return line;
}

/* Syncs the folders above what was renamed. */
static void sync_folder(const struct course *course, const char *name)
{
	int folder = course_folder(course, name);

	fsync(folder);
	close(folder);
}

/* Renames `from` to the place of the attempt, if nothing is there. Returns 0 or an errno. */
static int put_in_place(const struct course *course, const char *from, const char *id, long number)
{
	int above = course_folder(course, number ? "graded" : "proposed"), below = above;
	char *name = number ? text_format("%ld", number) : text_copy(id);
	int problem = 0;

	if (number && (below = folder_enter(above, id, true)) < 0)
		problem = errno;
	if (!problem && renameat2(AT_FDCWD, from, below, name, RENAME_NOREPLACE) != 0)
		problem = errno;
	/* Some file systems of networks cannot; there, a folder is renamed only over an empty one.
	 */
	if (problem == EINVAL && mkdirat(below, name, 0777) == 0)
		problem = renameat(AT_FDCWD, from, below, name) == 0 ? 0 : errno;
	if (!problem && (fsync(below) != 0 || fsync(above) != 0))
		problem = errno;
	if (below >= 0 && below != above)
		close(below);
	close(above);
	free(name);
	return problem;
}

/* The same line, said of an attempt that is in its place. */
static json_t *line_again(const char *what, const json_t *sealed, long number)
{
	json_t *line = journal_line(what, json_text(sealed, "id", ""));
	static const char *const same[] = {"key", "copied_from", "labs", "hash"};

	json_set_number(line, "attempt", number);
	for (size_t i = 0; i < sizeof same / sizeof *same; i++)
		if (json_object_get(sealed, same[i]))
			json_object_set(line, same[i], json_object_get(sealed, same[i]));
	return line;
}

enum store_end store_keep(struct attempt *attempt, const struct course *course,
	const struct store_order *order, json_t **kept)
{
	json_t *line = seal(attempt, course, order);
	int problem = put_in_place(course, attempt->path, order->entry->id, order->number);

	*kept = NULL;
	if (problem == EEXIST || problem == ENOTEMPTY) {
		store_drop(attempt);
		json_decref(line);
		return STORE_THERE;
	}
	if (problem)
		die_of(problem, "cannot put %s in its place", attempt->path);
	sync_folder(course, in_work);
	*kept = line_again(order->number ? "graded" : "proposed", line, order->number);
	journal_add_or_die(course, json_incref(*kept));
	json_decref(line);
	close(attempt->folder);
	free(attempt->path);
	return STORE_KEPT;
}

enum store_end store_accept(
	const struct course *course, const json_t *sealed, const char *id, long number)
{
	char *from = store_path(course, id, 0);
	int problem;

	journal_add_or_die(course, line_again("sealed", sealed, number));
	problem = put_in_place(course, from, id, number);
	if (problem && problem != EEXIST && problem != ENOTEMPTY)
		die_of(problem, "cannot put %s in its place", from);
	free(from);
	if (problem)
		return STORE_THERE;
	sync_folder(course, "proposed");
	journal_add_or_die(course, line_again("regraded", sealed, number));
	return STORE_KEPT;
}

void store_adopt(const struct course *course, const json_t *sealed)
{
	long number = json_number(sealed, "attempt", 0);

	journal_add_or_die(course, line_again(number ? "graded" : "proposed", sealed, number));
}

void store_quarantine(const struct course *course, const struct entry *entry, const char *why)
{
	int folder = course_folder(course, "quarantine"), problem;
	char *name = text_format("%s.json", entry->id), *bytes, hex[HASH_SIZE];
	json_t *object = json_object(), *line = journal_line("quarantined", entry->id);

	json_set_text(object, "id", entry->id);
	json_set_text(object, "who", entry->who);
	json_set_text(object, "from", entry->pieces[0].from);
	json_set_text(object, "why", why);
	bytes = json_dumps(object, JSON_INDENT(1));
	if (!bytes)
		die(EXIT_OUR_FAULT, "out of memory");
	hash_bytes(bytes, strlen(bytes), hex);
	problem = folder_put(folder, name, bytes, strlen(bytes));
	if (problem)
		die_of(problem, "cannot write %s/quarantine/%s", course->path, name);
	json_set_text(line, "why", why);
	json_set_text(line, "hash", hex);
	json_set_number(line, "part", entry->part);
	journal_add_or_die(course, line);
	json_decref(object);
	free(bytes);
	free(name);
	close(folder);
}

void store_readmit(const struct course *course, const struct entry *entry)
{
	int folder = course_folder(course, "quarantine");
	char *name = text_format("%s.json", entry->id);

	/* The file first: whoever is killed in between finds the entry quarantined, and does it
	 * again. */
	if (unlinkat(folder, name, 0) != 0 && errno != ENOENT)
		die_of(errno, "cannot remove %s/quarantine/%s", course->path, name);
	journal_add_or_die(course, journal_line("readmitted", entry->id));
	free(name);
	close(folder);
}

void store_sweep(const struct course *course)
{
	char *path = text_format("%s/%s", course->path, in_work);
	struct dirent **entries = NULL;
	int count = scandir(path, &entries, no_dots, NULL);

	for (int i = 0; i < count; i++) {
		char *below = text_format("%s/%s", path, entries[i]->d_name);
		int folder = open(below, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);

		if (folder < 0 || flock(folder, LOCK_EX | LOCK_NB) == 0)
			remove_tree(below);
		if (folder >= 0)
			close(folder);
		free(below);
		free(entries[i]);
	}
	free(entries);
	free(path);
}

bool store_seal(const char *path, char hex[HASH_SIZE])
{
	char *file = text_format("%s/%s", path, description);
	struct text bytes = {0};
	bool found = file_read(&bytes, file, FILE_LARGEST) == 0;

	hash_bytes(text_string(&bytes), bytes.length, hex);
	text_release(&bytes);
	free(file);
	return found;
}

/* ------------------------------------------------------------------ copies */

static void put(int folder, const char *name, const char *bytes, size_t length)
{
	int problem = folder_put(folder, name, bytes, length);

	if (problem)
		die_of(problem, "cannot copy %s", name);
}

static void copy_files(int folder, const char *from);

static void copy_one(int folder, const char *name, const char *path)
{
	struct text bytes = {0};
	int below, problem;

	if (is_directory(path)) {
		below = folder_enter(folder, name, true);
		if (below < 0)
			die_of(errno, "cannot copy %s", path);
		copy_files(below, path);
		close(below);
		return;
	}
	problem = file_read(&bytes, path, FILE_LARGEST);
	if (problem)
		die_of(problem, "cannot copy %s", path);
	put(folder, name, text_string(&bytes), bytes.length);
	text_release(&bytes);
}

static void copy_files(int folder, const char *from)
{
	struct dirent **entries = NULL;
	int count = scandir(from, &entries, no_dots, alphasort);

	for (int i = 0; i < count; i++) {
		char *path = text_format("%s/%s", from, entries[i]->d_name);

		if (strcmp(entries[i]->d_name, description) != 0)
			copy_one(folder, entries[i]->d_name, path);
		free(path);
		free(entries[i]);
	}
	free(entries);
}

/* A result tells whose it is. */
static void rename_lab(const struct attempt *attempt, const char *lab, const char *who)
{
	char *result = text_format("%s/%s/result.json", attempt->path, lab);
	char *made = text_format("%s/%s/made.json", attempt->path, lab), *renamed, *remade;
	int folder = folder_enter(attempt->folder, lab, false);
	struct text document = {0}, making = {0};

	if (folder < 0 || file_read(&document, result, FILE_LARGEST) != 0 ||
		file_read(&making, made, FILE_LARGEST) != 0 ||
		!result_rename(
			text_string(&document), text_string(&making), who, &renamed, &remade))
		die(EXIT_OUR_FAULT, "%s: not a result that can be copied", result);
	put(folder, "made.json", remade, strlen(remade));
	put(folder, "result.json", renamed, strlen(renamed));
	close(folder);
	free(renamed);
	free(remade);
	text_release(&document);
	text_release(&making);
	free(result);
	free(made);
}

void store_copy(struct attempt *attempt, const char *from, const char *who)
{
	char *shown = handin_shown(who);
	json_t *labs, *value;
	const char *lab;

	copy_files(attempt->folder, from);
	labs = store_labs(attempt->path);
	json_object_foreach(labs, lab, value)
		rename_lab(attempt, lab, shown);
	json_decref(labs);
	free(shown);
}
