#include "course/gradebook_read.h"

#include "base/fault.h"
#include "base/folder.h"
#include "base/memory.h"
#include "course/gradebook_sums.h"
#include "course/mark.h"
#include "course/outfile.h"
#include "course/store.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum {
	LIST_LARGEST = 256 << 20, /* bytes of list.json */
	LABS_MOST = 200,
	ATTEMPTS_MOST = 1000000, /* the highest number of one */
	NAME_LONGEST = 200, /* of an id or a lab */
};

/* Where what is read comes from and goes to. */
struct reading {
	struct gradebook *book;
	char *list; /* the name of the part of the list that is read */
	int out;
	const char *path;
	int graded, quarantine, overruled; /* open folders; -1 where there is none */
};

static void refuse_list(const struct reading *reading, const char *what) __attribute__((noreturn));

static void refuse_list(const struct reading *reading, const char *what)
{
	die(EXIT_USAGE, "%s/%s: %s; OUT is the folder that `grade-all --out OUT` made",
		reading->path, reading->list, what);
}

/* A name that cannot lead out of its folder. */
static bool is_safe(const char *name)
{
	return *name && *name != '.' && *name != '-' && strlen(name) <= NAME_LONGEST &&
	       strspn(name, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._-") ==
		       strlen(name);
}

static void read_lab(
	struct gradebook *book, struct book_lab *lab, const char *name, const struct labs *labs)
{
	size_t digits = strspn(name, "0123456789");
	char *number = text_format("%.*s", (int)digits, name);

	lab->name = lab->title = names_keep(&book->strings, name);
	lab->number = names_keep(&book->strings, digits ? number : name);
	lab->median = -1;
	for (size_t i = 0; i < labs->count; i++)
		if (strcmp(labs->items[i].name, name) == 0)
			lab->lab = &labs->items[i];
	if (lab->lab) {
		lab->title = names_keep(&book->strings, lab_title(lab->lab));
		lab->possible = lab_points(lab->lab);
	}
	free(number);
}

static void read_labs(const struct reading *reading, const json_t *list, const struct labs *labs)
{
	struct gradebook *book = reading->book;
	struct names seen = {0};
	const json_t *name;
	size_t i;

	if (!json_is_array(list) || json_array_size(list) > LABS_MOST)
		refuse_list(reading, "its `labs` are no list of labs");
	book->labs = zeroed(json_array_size(list), sizeof *book->labs);
	json_array_foreach(list, i, name) {
		const char *word = json_is_string(name) ? json_string_value(name) : "";

		if (!is_safe(word) || !names_add(&seen, word))
			refuse_list(
				reading, "one of its `labs` is no lab's name, or is there twice");
		read_lab(book, &book->labs[book->lab_count++], word, labs);
	}
	names_release(&seen);
}

static struct student *find_student(const struct gradebook *book, const char *id)
{
	for (size_t i = book->student_count; i-- > 0;)
		if (strcmp(book->students[i].id, id) == 0)
			return &book->students[i];
	return NULL;
}

/* A later part of the list may tell somebody anew. */
static void read_entries(const struct reading *reading, const json_t *list, bool is_first)
{
	struct gradebook *book = reading->book;
	struct names seen = {0};
	const json_t *entry;
	size_t i;

	if (!json_is_array(list))
		refuse_list(reading, "its `entries` are no list");
	json_array_foreach(list, i, entry) {
		const char *id = json_text(entry, "id", "");
		struct student *student;

		if (!is_safe(id) || !names_add(&seen, id))
			refuse_list(
				reading, "an entry's `id` is no folder's name, or is there twice");
		student = is_first ? NULL : find_student(book, id);
		if (!student) {
			book->students =
				grown(book->students, book->student_count, sizeof *book->students);
			student = &book->students[book->student_count++];
		}
		*student = (struct student){.id = names_keep(&book->strings, id)};
		student->who = names_keep(&book->strings, json_text(entry, "who", id));
		student->from = names_keep(&book->strings, json_text(entry, "from", ""));
	}
	names_release(&seen);
}

/* Is there anything of that name, a link or a folder too? */
static bool is_in(int folder, const char *name)
{
	return faccessat(folder, name, F_OK, AT_SYMLINK_NOFOLLOW) == 0;
}

static void add_fault(struct gradebook *book, const char *what)
{
	book->faults = grown(book->faults, book->fault_count, sizeof *book->faults);
	book->faults[book->fault_count++] = names_keep(&book->strings, what);
}

/* The number of the newest attempt in graded/ID, 0 if there is none. */
static int newest_attempt(int folder)
{
	int copy = openat(folder, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC), newest = 0;
	DIR *directory = copy < 0 ? NULL : fdopendir(copy);
	struct dirent *entry;

	while (directory && (entry = readdir(directory))) {
		const char *name = entry->d_name;
		int number = text_natural(name);

		if (*name != '0' && strspn(name, "0123456789") == strlen(name) &&
			number <= ATTEMPTS_MOST && number > newest)
			newest = number;
	}
	if (directory)
		closedir(directory);
	else if (copy >= 0)
		close(copy);
	return newest;
}

/*
 * Opens the newest attempt at a hand-in, whose number is then in `number`: 0, and -1 with ENOENT,
 * if there is none; -1 with another errno if what is there cannot be entered.
 */
static int open_attempt(const struct reading *reading, const char *id, int *number)
{
	int folder = reading->graded < 0 ? -1 : folder_enter(reading->graded, id, false);
	int attempt = -1, problem = reading->graded < 0 ? ENOENT : errno;

	*number = folder < 0 ? 0 : newest_attempt(folder);
	if (*number) {
		char *name = text_format("%d", *number);

		attempt = folder_enter(folder, name, false);
		problem = errno == ENOENT ? EINVAL : errno;
		free(name);
	} else if (folder >= 0) {
		problem = ENOENT;
	}
	if (folder >= 0)
		close(folder);
	errno = problem;
	return attempt;
}

/* A list that names no lab means all: here, those that somebody has a result for. */
static void find_labs(const struct reading *reading, const struct labs *labs)
{
	struct gradebook *book = reading->book;
	struct names seen = {0};

	for (size_t i = 0; i < book->student_count; i++) {
		int number, attempt = open_attempt(reading, book->students[i].id, &number);

		for (size_t lab = 0; attempt >= 0 && lab < labs->count; lab++)
			if (is_in(attempt, labs->items[lab].name))
				names_add(&seen, labs->items[lab].name);
		if (attempt >= 0)
			close(attempt);
	}
	free(book->labs);
	book->labs = zeroed(labs->count, sizeof *book->labs);
	for (size_t i = 0; i < labs->count; i++)
		if (names_has(&seen, labs->items[i].name))
			read_lab(book, &book->labs[book->lab_count++], labs->items[i].name, labs);
	names_release(&seen);
}

/* Reads a part of the list; false when there is none, which the first must be. */
static bool read_part(struct reading *reading, const struct labs *labs, long part)
{
	struct text why = {0};
	json_t *list = NULL;
	bool is_there;

	reading->list = list_name(part);
	is_there = part == 1 || is_in(reading->out, reading->list);
	if (is_there)
		list = outfile_json(reading->out, reading->list, LIST_LARGEST, &why);
	if (is_there && !list)
		refuse_list(reading, text_string(&why) + strlen(reading->list) + strlen(": "));
	if (is_there && json_number(list, "schema", 0) != 1)
		refuse_list(reading, "its schema is not 1");
	if (is_there && part == 1)
		read_labs(reading, json_object_get(list, "labs"), labs);
	if (is_there)
		read_entries(reading, json_object_get(list, "entries"), part == 1);
	json_decref(list);
	text_release(&why);
	free(reading->list);
	return is_there;
}

static void read_list(struct reading *reading, const struct labs *labs)
{
	struct gradebook *book = reading->book;

	for (long part = 1; read_part(reading, labs, part); part++)
		;
	if (!book->lab_count)
		find_labs(reading, labs);
	for (size_t i = 0; i < book->student_count; i++)
		book->students[i].marks = zeroed(book->lab_count, sizeof(struct mark));
}

static void read_mark(const struct reading *reading, const struct student *student, int attempt,
	int number, size_t lab)
{
	struct mark *mark = &student->marks[lab];
	struct names *strings = &reading->book->strings;
	const char *name = reading->book->labs[lab].name;
	int folder = folder_enter(attempt, name, false), problem = folder < 0 ? errno : 0;
	char *path = text_format("graded/%s/%d/%s", student->id, number, name);

	mark->attempt = number;
	if (problem == ENOENT) {
		mark->kind = MARK_MISSING;
	} else if (problem) {
		mark->kind = MARK_UNREADABLE;
		mark->reason = names_keep(strings, outfile_problem(problem));
	} else {
		mark->path = names_keep(strings, path);
		mark_read(mark, strings, folder, name);
		close(folder);
	}
	free(path);
}

/* Nothing in the hand-in fits a lab: `grade` says why, under a name that is no lab's. */
static void read_note(const struct reading *reading, struct student *student, int attempt)
{
	int folder = folder_enter(attempt, "hand-in", false);
	struct mark mark = {0};

	if (folder < 0)
		return;
	mark_read(&mark, &reading->book->strings, folder, "hand-in");
	student->note = mark.reason;
	mark_release(&mark);
	close(folder);
}

/* Nothing of these labs was handed in, but something of others: `grade-all` names them. */
static void read_others(const struct reading *reading, struct student *student, int attempt)
{
	static const char name[] = STORE_OTHERS;
	struct text why = {0}, note = {0};
	json_t *others =
		is_in(attempt, name) ? outfile_json(attempt, name, MARK_LARGEST, &why) : NULL;
	const json_t *lab;
	size_t i;

	json_array_foreach(json_object_get(others, "labs"), i, lab)
		if (json_is_string(lab))
			text_addf(&note, "%s%s",
				note.length ? ", "
					    : "Nothing of these labs was handed in, but files of ",
				json_string_value(lab));
	if (note.length) {
		student->note = names_keep(&reading->book->strings, text_string(&note));
		student->only_others = true;
	}
	json_decref(others);
	text_release(&note);
	text_release(&why);
}

static void set_all(const struct reading *reading, struct student *student, enum mark_kind kind,
	const char *why)
{
	const char *reason = names_keep(&reading->book->strings, why);

	for (size_t i = 0; i < reading->book->lab_count; i++)
		student->marks[i] = (struct mark){.kind = kind, .reason = reason};
	student->note = reason;
}

/* False if it is not in quarantine. */
static bool read_quarantine(const struct reading *reading, struct student *student)
{
	char *name = text_format("%s.json", student->id);
	struct text why = {0};
	bool is_there = reading->quarantine >= 0 && is_in(reading->quarantine, name);
	json_t *word =
		is_there ? outfile_json(reading->quarantine, name, MARK_LARGEST, &why) : NULL;

	if (is_there)
		set_all(reading, student, MARK_QUARANTINED,
			word ? json_text(word, "why", "nobody wrote down why") : text_string(&why));
	json_decref(word);
	text_release(&why);
	free(name);
	return is_there;
}

static void read_graded(const struct reading *reading, struct student *student)
{
	int number, attempt = open_attempt(reading, student->id, &number);
	int problem = errno;

	if (attempt >= 0) {
		for (size_t i = 0; i < reading->book->lab_count; i++)
			read_mark(reading, student, attempt, number, i);
		read_note(reading, student, attempt);
		read_others(reading, student, attempt);
		close(attempt);
	} else if (problem != ENOENT) {
		set_all(reading, student, MARK_UNREADABLE, outfile_problem(problem));
	} else if (!read_quarantine(reading, student)) {
		set_all(reading, student, MARK_UNGRADED, mark_meaning(MARK_UNGRADED));
	}
}

static void read_overruled(const struct reading *reading, struct student *student)
{
	struct gradebook *book = reading->book;
	int folder =
		reading->overruled < 0 ? -1 : folder_enter(reading->overruled, student->id, false);

	for (size_t i = 0; folder >= 0 && i < book->lab_count; i++) {
		char *name = text_format("%s.json", book->labs[i].name);

		if (is_in(folder, name) &&
			!mark_overrule(&student->marks[i], &book->strings, folder, name)) {
			char *fault = text_format(
				"overruled/%s/%s: it does not say verdict, points and why",
				student->id, name);

			add_fault(book, fault);
			free(fault);
		}
		free(name);
	}
	if (folder >= 0)
		close(folder);
}

static int enter(struct reading *reading, const char *name)
{
	int folder = folder_enter(reading->out, name, false);

	if (folder < 0 && errno != ENOENT) {
		char *fault = text_format("%s: %s", name, outfile_problem(errno));

		add_fault(reading->book, fault);
		free(fault);
	}
	return folder;
}

void gradebook_read(struct gradebook *book, int out, const char *path, const struct labs *labs)
{
	struct reading reading = {.book = book, .out = out, .path = path};
	int *folders[] = {&reading.graded, &reading.quarantine, &reading.overruled};
	static const char *const names[] = {"graded", "quarantine", "overruled"};

	*book = (struct gradebook){0};
	for (size_t i = 0; i < 3; i++)
		*folders[i] = enter(&reading, names[i]);
	read_list(&reading, labs);
	for (size_t i = 0; i < book->student_count; i++) {
		read_graded(&reading, &book->students[i]);
		read_overruled(&reading, &book->students[i]);
	}
	for (size_t i = 0; i < 3; i++)
		if (*folders[i] >= 0)
			close(*folders[i]);
	gradebook_sum(book);
}
