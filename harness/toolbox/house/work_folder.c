#include "house/work_folder.h"

#include "base/fault.h"
#include "base/file.h"
#include "base/folder.h"
#include "house/driver.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

static void lock(struct work_folder *work)
{
	char *path = text_format("%s.lock", work->directory);

	work->lock = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0666);
	if (work->lock < 0)
		die_of(errno, "cannot write %s", path);
	if (flock(work->lock, LOCK_EX | LOCK_NB) != 0) {
		warn("another racelab is working on %s; waiting for it", work->lab->name);
		while (flock(work->lock, LOCK_EX) != 0)
			if (errno != EINTR)
				die_of(errno, "cannot lock %s", path);
	}
	free(path);
}

char *work_folder_claim(const struct house *house, const char *who)
{
	enum { MOST = 1000 };
	int problem = try_make_directories(house_work(house));

	for (int i = 1; i <= MOST && !problem; i++) {
		char *name = i == 1 ? text_copy(who) : text_format("%s-%d", who, i);
		char *path = text_format("%s/%s.lock", house_work(house), name);
		/* Nobody unlocks it: the kernel does when we end, however that comes about. */
		int file = open(path, O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0666);

		problem = file < 0 && errno != EACCES ? errno : 0;
		free(path);
		if (file >= 0 && flock(file, LOCK_EX | LOCK_NB) == 0)
			return name;
		if (file >= 0)
			close(file);
		free(name);
	}
	die(EXIT_USAGE, "cannot write in %s: %s; name a work folder with --work DIR",
		house_work(house), strerror(problem ? problem : EACCES));
}

int work_folder_probe(const struct work_folder *work)
{
	enum { BYTES = 256 << 10 };
	int folder = folder_open(work->directory, false);
	int problem = folder < 0 ? errno : folder_probe(folder, BYTES);

	if (folder >= 0)
		close(folder);
	return problem;
}

bool work_folder_is_output(const char *path)
{
	return text_ends(path, ".out") || text_ends(path, ".err");
}

/* Empties a run's output. Never through a link, and never a file that has a second name. */
static bool is_emptied(const char *path)
{
	struct stat status;
	int file;
	bool emptied;

	if (!work_folder_is_output(path))
		return false;
	file = open(path, O_WRONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
	emptied = file >= 0 && fstat(file, &status) == 0 && S_ISREG(status.st_mode) &&
		  status.st_nlink == 1 && ftruncate(file, 0) == 0;
	if (file >= 0)
		close(file);
	return emptied;
}

/*
 * Outputs are emptied and used again: for each new file, ext4 without a journal looks at every
 * file removed in the last minutes. A grading has 150 outputs, and making them anew took a fifth
 * of its time when two gradings ran at once.
 */
static int empty(const char *folder, bool keeps_outputs)
{
	DIR *directory = opendir(folder);
	struct dirent *entry;
	int problem = 0;

	while (directory && !problem && (entry = readdir(directory))) {
		char *path = text_format("%s/%s", folder, entry->d_name);

		if (!keeps_outputs && strcmp(entry->d_name, "run") == 0 && entry->d_type == DT_DIR)
			problem = empty(path, true);
		else if (!text_has_word(". ..", entry->d_name) &&
			 !(keeps_outputs && is_emptied(path)))
			problem = remove_tree(path);
		free(path);
	}
	if (directory)
		closedir(directory);
	return problem;
}

void work_folder_open(
	struct work_folder *work, const struct house *house, const struct lab *lab, const char *who)
{
	static const char *const folders[] = {"src", "obj", "bin", "run"};
	char *parent = text_format("%s/%s", house_work(house), who);
	int problem;

	*work = (struct work_folder){.house = house, .lab = lab, .lock = -1};
	work->directory = text_format("%s/%s", parent, lab->name);
	make_directories(parent);
	lock(work);
	problem = empty(work->directory, false);
	if (problem)
		die_of(problem, "cannot empty %s", work->directory);
	for (size_t i = 0; i < sizeof folders / sizeof *folders; i++) {
		char *folder = work_folder_path(work, "%s", folders[i]);

		make_directories(folder);
		free(folder);
	}
	free(parent);
}

void work_folder_release(struct work_folder *work)
{
	if (work->lock >= 0)
		close(work->lock);
	free(work->directory);
	*work = (struct work_folder){.lock = -1};
}

char *work_folder_path(const struct work_folder *work, const char *format, ...)
{
	struct text path = {0};
	va_list arguments;
	char *rest = NULL;

	va_start(arguments, format);
	if (vasprintf(&rest, format, arguments) < 0)
		die(EXIT_OUR_FAULT, "out of memory");
	va_end(arguments);
	text_addf(&path, "%s/%s", work->directory, rest);
	free(rest);
	return text_take(&path);
}

static bool take(const char *from, const char *to, const char *shown, struct text *complaint)
{
	struct text bytes = {0};
	int problem = file_read(&bytes, from, SUBMISSION_LARGEST);

	if (!problem && memchr(text_string(&bytes), '\0', bytes.length))
		problem = EILSEQ;
	if (!problem)
		problem = file_write(to, text_string(&bytes), bytes.length);
	text_release(&bytes);
	if (problem == ENOENT)
		text_addf(complaint, "%s: the file is missing; `make reset` restores it", shown);
	else if (problem == EFBIG)
		text_addf(complaint, "%s: larger than %d bytes; hand in source text only", shown,
			SUBMISSION_LARGEST);
	else if (problem == EINVAL || problem == ELOOP)
		text_addf(complaint, "%s: not a regular file; hand in the file itself, not a link",
			shown);
	else if (problem == EILSEQ)
		text_addf(complaint, "%s: contains NUL bytes; hand in source text only", shown);
	else if (problem)
		text_addf(complaint, "%s: %s", shown, strerror(problem));
	return !problem;
}

static bool stage_editable(struct work_folder *work, const char *file, const char *submission,
	bool sparse, struct text *complaint)
{
	char *shipped = lab_shipped(work->lab, file);
	char *from = submission ? text_format("%s/%s", submission, file) : text_copy(shipped);
	char *to = work_folder_path(work, "src/%s", file);
	bool good;

	if (sparse && submission && access(from, F_OK) != 0 && errno == ENOENT)
		good = take(shipped, to, file, complaint);
	else
		good = take(from, to, file, complaint);
	free(shipped);
	free(from);
	free(to);
	return good;
}

static bool stage_driver(struct work_folder *work, struct text *complaint)
{
	char *files = driver_files(work->lab), file[256];
	const char *rest = files;
	bool good = true;

	while (good && text_next_word(&rest, file, sizeof file)) {
		char *from = driver_pristine(work->lab, file);
		char *to = work_folder_path(work, "src/%s", file);

		good = take(from, to, file, complaint);
		free(from);
		free(to);
	}
	free(files);
	return good;
}

bool work_folder_stage(
	struct work_folder *work, const char *submission, bool sparse, struct text *complaint)
{
	const char *rest = lab_edit(work->lab);
	char file[256];

	if (work->lab->is_own_program) {
		char *to = work_folder_path(work, "src/%s", work->lab->name);
		bool good = take(work->lab->path, to, work->lab->conf.name, complaint);

		free(to);
		return good;
	}
	if (!stage_driver(work, complaint))
		return false;
	while (text_next_word(&rest, file, sizeof file))
		if (!stage_editable(work, file, submission, sparse, complaint))
			return false;
	return true;
}
