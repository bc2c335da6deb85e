#include "base/file.h"

#include "base/fault.h"
#include "base/folder.h"

#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

int file_read(struct text *text, const char *path, size_t limit)
{
	return folder_read(text, AT_FDCWD, path, limit);
}

int file_write(const char *path, const char *bytes, size_t length)
{
	char *temporary = text_format("%s.%ld.part", path, (long)getpid());
	int problem = 0;
	FILE *file = fopen(temporary, "we");

	if (!file) {
		problem = errno;
	} else {
		if (fwrite(bytes, 1, length, file) != length)
			problem = errno ? errno : EIO;
		if (fclose(file) != 0 && !problem)
			problem = errno;
		if (!problem && rename(temporary, path) != 0)
			problem = errno;
		if (problem)
			unlink(temporary);
	}
	free(temporary);
	return problem;
}

int file_copy(const char *from, const char *to)
{
	enum { LARGEST = 64 << 20 };
	struct text text = {0};
	struct stat status;
	int problem = file_read(&text, from, LARGEST);

	if (!problem)
		problem = file_write(to, text_string(&text), text.length);
	if (!problem && stat(from, &status) == 0)
		chmod(to, status.st_mode & 0777);
	text_release(&text);
	return problem;
}

bool file_same(const char *one, const char *other, size_t limit)
{
	struct text a = {0}, b = {0};
	bool same = file_read(&a, one, limit) == 0 && file_read(&b, other, limit) == 0 &&
		    a.length == b.length && memcmp(text_string(&a), text_string(&b), a.length) == 0;

	text_release(&a);
	text_release(&b);
	return same;
}

char *file_line(const char *path, int number, size_t limit)
{
	struct text text = {0};
	char *line = NULL, *rest;

	if (number > 0 && file_read(&text, path, limit) == 0)
		for (rest = text.bytes; number > 0 && (line = strsep(&rest, "\n")); number--)
			;
	line = line ? text_copy(text_trim(line)) : NULL;
	text_release(&text);
	return line;
}

bool file_exists(const char *path)
{
	return access(path, F_OK) == 0;
}

bool is_directory(const char *path)
{
	struct stat status;

	return stat(path, &status) == 0 && S_ISDIR(status.st_mode);
}

int try_make_directories(const char *path)
{
	char *copy = text_copy(path);
	int problem = 0;

	for (char *slash = copy + 1; *copy && *slash; slash++)
		if (*slash == '/') {
			*slash = '\0';
			mkdir(copy, 0777);
			*slash = '/';
		}
	if (mkdir(copy, 0777) != 0)
		problem = errno;
	if (problem == EEXIST)
		problem = is_directory(copy) ? 0 : ENOTDIR;
	free(copy);
	return problem;
}

void make_directories(const char *path)
{
	int problem = try_make_directories(path);

	if (problem)
		die_of(problem, "cannot make the folder %s", path);
}

static bool goes_up(const char *path)
{
	for (; path; path = strchr(path, '/')) {
		path += strspn(path, "/");
		if (text_starts(path, "..") && (path[2] == '/' || path[2] == '\0'))
			return true;
	}
	return false;
}

char *path_resolved(const char *path)
{
	char *there = text_copy(path), *real, *resolved = NULL;
	const char *rest;

	/* The longest beginning that is there, and what comes after it. */
	while (!(real = realpath(*there           ? there
				 : path[0] == '/' ? "/"
						  : ".",
			 NULL)) &&
		errno == ENOENT && *there) {
		char *slash = strrchr(there, '/');

		*(slash ? slash : there) = '\0';
	}
	rest = path + strlen(there);
	rest += strspn(rest, "/");
	if (real && goes_up(rest))
		errno = ENOENT;
	else if (real)
		resolved = text_format(
			"%s%s%s", real, *rest && strcmp(real, "/") != 0 ? "/" : "", rest);
	free(real);
	free(there);
	return resolved;
}

static int remove_entry(const char *path, const struct stat *status, int type, struct FTW *walk)
{
	(void)status, (void)type, (void)walk;
	return remove(path);
}

int remove_tree(const char *path)
{
	enum { DESCRIPTORS = 16 };

	if (nftw(path, remove_entry, DESCRIPTORS, FTW_DEPTH | FTW_PHYS) == 0 || errno == ENOENT)
		return 0;
	return errno;
}
