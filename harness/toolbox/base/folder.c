#include "base/folder.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static const char unfinished[] = ".part";

static int is_link(int folder, const char *name)
{
	struct stat status;

	return fstatat(folder, name, &status, AT_SYMLINK_NOFOLLOW) == 0 && S_ISLNK(status.st_mode);
}

int folder_enter(int folder, const char *name, bool make)
{
	const int flags = O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC;
	int entered = openat(folder, name, flags);

	if (entered < 0 && errno == ENOENT && make && mkdirat(folder, name, 0777) == 0)
		entered = openat(folder, name, flags);
	/* The kernel calls a link to a folder no folder. */
	if (entered < 0 && errno == ENOTDIR)
		errno = is_link(folder, name) ? ELOOP : ENOTDIR;
	return entered;
}

/* Takes `folder`, which may be none, and returns the one at `path` below it. */
static int walk(int folder, const char *path, bool make)
{
	char *copy = text_copy(path), *rest = copy, *name;

	while (folder >= 0 && (name = strsep(&rest, "/"))) {
		int entered, problem;

		if (!*name)
			continue;
		entered = folder_enter(folder, name, make);
		problem = errno;
		close(folder);
		folder = entered;
		errno = problem;
	}
	free(copy);
	return folder;
}

int folder_open(const char *path, bool make)
{
	const char *start = *path == '/' ? "/" : ".";

	return walk(open(start, O_RDONLY | O_DIRECTORY | O_CLOEXEC), path, make);
}

int folder_open_below(int folder, const char *path)
{
	return walk(folder_enter(folder, ".", false), path, false);
}

int folder_open_file(int folder, const char *name)
{
	/* O_NONBLOCK: a FIFO without a writer must not hang. */
	return openat(folder, name, O_RDONLY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
}

static int read_all(struct text *text, int file, size_t limit)
{
	char chunk[65536];
	ssize_t length;

	while ((length = read(file, chunk, sizeof chunk)) != 0) {
		if (length < 0 && errno == EINTR)
			continue;
		if (length < 0)
			return errno;
		text_add_bytes(text, chunk, (size_t)length);
		if (text->length > limit)
			return EFBIG;
	}
	return 0;
}

int folder_read(struct text *text, int folder, const char *name, size_t limit)
{
	int file = folder_open_file(folder, name), problem = 0;
	struct stat status;

	if (file < 0)
		return errno;
	if (fstat(file, &status) != 0)
		problem = errno;
	else if (!S_ISREG(status.st_mode))
		problem = EINVAL;
	else
		problem = read_all(text, file, limit);
	close(file);
	return problem;
}

static int write_all(int file, const char *bytes, size_t length)
{
	while (length) {
		ssize_t written = write(file, bytes, length);

		if (written < 0 && errno == EINTR)
			continue;
		if (written <= 0)
			return written ? errno : EIO;
		bytes += written;
		length -= (size_t)written;
	}
	return 0;
}

static int make_file(int folder, const char *name)
{
	const int flags = O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC;
	int file = openat(folder, name, flags, 0666);

	if (file < 0 && errno == EEXIST && unlinkat(folder, name, 0) == 0)
		file = openat(folder, name, flags, 0666);
	return file;
}

int folder_put(int folder, const char *name, const char *bytes, size_t length)
{
	char *temporary = text_format("%s%s", name, unfinished);
	int file = make_file(folder, temporary), problem = file < 0 ? errno : 0;

	if (file >= 0) {
		problem = write_all(file, bytes, length);
		if (!problem && fsync(file) != 0)
			problem = errno;
		if (close(file) != 0 && !problem)
			problem = errno;
		if (!problem && renameat(folder, temporary, folder, name) != 0)
			problem = errno;
		if (problem)
			unlinkat(folder, temporary, 0);
		else if (fsync(folder) != 0)
			problem = errno;
	}
	free(temporary);
	return problem;
}

int folder_remove(int folder, const char *name)
{
	if (unlinkat(folder, name, 0) != 0)
		return errno == ENOENT ? 0 : errno;
	return fsync(folder) == 0 ? 0 : errno;
}

void folder_sweep(int folder)
{
	int copy = openat(folder, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	DIR *directory = copy < 0 ? NULL : fdopendir(copy);
	struct dirent *entry;

	while (directory && (entry = readdir(directory)))
		if (text_ends(entry->d_name, unfinished))
			unlinkat(folder, entry->d_name, 0);
	if (directory)
		closedir(directory);
	else if (copy >= 0)
		close(copy);
}

int folder_probe(int folder, size_t bytes)
{
	char *name = text_format("probe.%ld%s", (long)getpid(), unfinished);
	int file = make_file(folder, name), problem = file < 0 ? errno : 0;

	if (file >= 0) {
		problem = posix_fallocate(file, 0, (off_t)bytes);
		close(file);
		unlinkat(folder, name, 0);
	}
	free(name);
	return problem;
}
