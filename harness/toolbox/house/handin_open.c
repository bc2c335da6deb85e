#include "house/handin.h"

#include "base/folder.h"
#include "house/archive.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static const char *base_of(const char *path)
{
	const char *slash = strrchr(path, '/');

	return slash ? slash + 1 : path;
}

/* ------------------------------------------------------------------ a folder */

static enum handin_kind kind_of(mode_t mode)
{
	return S_ISREG(mode)    ? HANDIN_FILE
	       : S_ISLNK(mode)  ? HANDIN_LINK
	       : S_ISDIR(mode)  ? HANDIN_FOLDER
	       : S_ISFIFO(mode) ? HANDIN_FIFO
	       : S_ISSOCK(mode) ? HANDIN_SOCKET
				: HANDIN_DEVICE;
}

/* Reads an open file to its end; too large, it has no bytes. */
static enum handin_kind read_file(int file, size_t limit, struct text *bytes)
{
	enum handin_kind kind = HANDIN_FILE;
	struct stat status;
	char chunk[65536];
	ssize_t length = 0;

	if (file < 0 || fstat(file, &status) != 0)
		return HANDIN_UNREADABLE;
	if (!S_ISREG(status.st_mode))
		return kind_of(status.st_mode);
	while (kind == HANDIN_FILE && (length = read(file, chunk, sizeof chunk)) > 0) {
		text_add_bytes(bytes, chunk, (size_t)length);
		if (bytes->length > limit)
			kind = HANDIN_TOO_LARGE;
	}
	if (length < 0)
		kind = HANDIN_UNREADABLE;
	if (kind != HANDIN_FILE)
		text_release(bytes);
	return kind;
}

static bool add_file(struct handin *handin, int folder, const char *name, const char *path)
{
	struct text bytes = {0};
	enum handin_kind kind = HANDIN_FILE;
	bool added;

	if (handin_wants(handin, path)) {
		int file = folder_open_file(folder, name);

		kind = errno == ELOOP && file < 0 ? HANDIN_LINK
						  : read_file(file, HANDIN_FILE_LARGEST, &bytes);
		if (file >= 0)
			close(file);
	}
	added = handin_add(handin, path, kind, &bytes);
	text_release(&bytes);
	return added;
}

static bool walk(struct handin *handin, int folder, const char *above, int depth);

static bool add_entry(
	struct handin *handin, int folder, const char *name, const char *above, int depth)
{
	char *path = *above ? text_format("%s/%s", above, name) : text_copy(name);
	enum handin_kind kind;
	struct stat status;
	bool good = true;
	int below;

	if (fstatat(folder, name, &status, AT_SYMLINK_NOFOLLOW) != 0) {
		free(path);
		return true; /* it is gone by now */
	}
	kind = kind_of(status.st_mode);
	if (kind == HANDIN_FILE) {
		good = add_file(handin, folder, name, path);
	} else {
		good = handin_add(handin, path, kind, NULL);
		below = good && kind == HANDIN_FOLDER ? folder_enter(folder, name, false) : -1;
		if (below >= 0)
			good = walk(handin, below, path, depth + 1);
	}
	free(path);
	return good;
}

/* Takes `folder`, and closes it. */
static bool walk(struct handin *handin, int folder, const char *above, int depth)
{
	DIR *directory = fdopendir(folder);
	struct dirent *entry;
	bool good = true;

	if (!directory) {
		close(folder);
		return true;
	}
	if (depth > HANDIN_DEEPEST) {
		text_addf(&handin->refused,
			"its folders are more than %d deep; hand in the folders of the labs alone",
			HANDIN_DEEPEST);
		good = false;
	}
	while (good && (entry = readdir(directory)))
		if (entry->d_name[0] != '.' && handin_takes(entry->d_name))
			good = add_entry(handin, folder, entry->d_name, above, depth);
	closedir(directory);
	return good;
}

/* ------------------------------------------------------------------ the hand-in */

static int by_path(const void *one, const void *other)
{
	return strcmp(((const struct handin_entry *)one)->path,
		((const struct handin_entry *)other)->path);
}

/* The last component of where it really is: `.` has a name, too. */
static char *name_of(const char *path)
{
	char real[PATH_MAX];

	return text_copy(base_of(realpath(path, real) && strcmp(real, "/") != 0 ? real : path));
}

static void read_archive(struct handin *handin, const struct archive_format *format, int file)
{
	struct text bytes = {0};
	enum handin_kind kind = read_file(file, HANDIN_ARCHIVE_LARGEST, &bytes);

	if (kind == HANDIN_FILE)
		archive_read(handin, format, text_string(&bytes), bytes.length);
	else
		text_addf(&handin->refused, "this archive is %s: more than %d MiB, or not readable",
			handin_kind_word(kind), HANDIN_ARCHIVE_LARGEST >> 20);
	text_release(&bytes);
}

/* The only file below the folder, if it is an archive: some send their zip in a folder. */
static const char *only_archive(const struct handin *handin)
{
	const char *found = NULL;

	for (size_t i = 0; i < handin->count; i++) {
		if (handin->entries[i].kind == HANDIN_FOLDER)
			continue;
		if (found || handin->entries[i].kind != HANDIN_FILE ||
			!archive_format_of(handin->entries[i].path))
			return NULL;
		found = handin->entries[i].path;
	}
	return found;
}

/* Takes `folder`, the hand-in, and closes it. */
static void read_archive_in(struct handin *handin, int folder, const char *path)
{
	char *copy = text_copy(path), *rest = copy, *name = strsep(&rest, "/");
	int file;

	for (; rest && folder >= 0; name = strsep(&rest, "/")) {
		int below = folder_enter(folder, name, false);

		close(folder);
		folder = below;
	}
	file = folder < 0 ? -1 : folder_open_file(folder, name);
	read_archive(handin, archive_format_of(name), file);
	if (file >= 0)
		close(file);
	if (folder >= 0)
		close(folder);
	free(copy);
}

static void read_folder(struct handin *handin, int folder)
{
	int again = openat(folder, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	const char *archive;

	walk(handin, folder, "", 0);
	archive = handin->refused.length || again < 0 ? NULL : only_archive(handin);
	if (archive)
		read_archive_in(handin, again, archive);
	else if (again >= 0)
		close(again);
}

static bool ends_in_c(const char *name)
{
	return text_ends(name, ".c") || text_ends(name, ".C");
}

/* `name` is what it is called, or is to be called. */
static void read_single(struct handin *handin, int file, const char *name)
{
	const struct archive_format *format = archive_format_of(name);
	struct text bytes = {0};
	enum handin_kind kind;

	if (format) {
		read_archive(handin, format, file);
		return;
	}
	kind = read_file(file, HANDIN_FILE_LARGEST, &bytes);
	if (handin_add(handin, name, kind, &bytes) && handin->any && ends_in_c(name)) {
		struct handin_entry *entry = &handin->entries[handin->count - 1];

		if (!entry->means)
			entry->means = text_copy(handin->any);
	}
	text_release(&bytes);
}

/* What it is by itself, without a trailing slash that would follow a link. */
static char *stripped(const char *path)
{
	char *copy = text_copy(path);
	size_t length = strlen(copy);

	while (length > 1 && copy[length - 1] == '/')
		copy[--length] = '\0';
	return copy;
}

void handin_begin(struct handin *handin, const char *name, const struct names *wanted)
{
	*handin = (struct handin){.name = text_copy(name), .wanted = wanted};
}

bool handin_take(struct handin *handin, const char *path, const char *as)
{
	struct stat status;
	int file = -1;

	if (lstat(path, &status) != 0)
		return false;
	if (S_ISDIR(status.st_mode) || S_ISREG(status.st_mode)) {
		file = open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
		if (file < 0)
			return false;
	} else if (!handin->refused.length) {
		text_addf(&handin->refused,
			"it is %s, which is not followed or read; hand in the folder itself",
			handin_kind_word(kind_of(status.st_mode)));
	}
	if (file >= 0 && S_ISDIR(status.st_mode)) {
		read_folder(handin, file);
	} else if (file >= 0) {
		read_single(handin, file, as ? as : base_of(path));
		close(file);
	}
	return true;
}

void handin_end(struct handin *handin)
{
	if (handin->count)
		qsort(handin->entries, handin->count, sizeof *handin->entries, by_path);
}

/* A link is called what it is called, not what it leads to; an archive, without its suffix. */
static char *called(const char *path)
{
	struct stat status = {0};
	bool is_link = lstat(path, &status) == 0 && S_ISLNK(status.st_mode);
	char *name = is_link ? text_copy(base_of(path)) : name_of(path);
	const struct archive_format *format = archive_format_of(name);

	if (format && S_ISREG(status.st_mode))
		name[strlen(name) - archive_suffix(format, name)] = '\0';
	return name;
}

bool handin_open_any(
	struct handin *handin, const char *path, const struct names *wanted, const char *any)
{
	char *itself = stripped(path), *name = called(itself);
	bool good;
	int problem;

	handin_begin(handin, name, wanted);
	handin->any = any;
	good = handin_take(handin, itself, NULL);
	problem = errno;
	if (good)
		handin_end(handin);
	else
		handin_release(handin);
	free(name);
	free(itself);
	errno = problem;
	return good;
}

bool handin_open(struct handin *handin, const char *path, const struct names *wanted)
{
	return handin_open_any(handin, path, wanted, NULL);
}
