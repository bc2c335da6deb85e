#include "course/course.h"

#include "base/fault.h"
#include "base/file.h"
#include "base/folder.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <time.h>
#include <unistd.h>

static void complain(const char *out, int problem) __attribute__((noreturn));

static void complain(const char *out, int problem)
{
	enum exit_code code =
		problem == EROFS || !is_shortage(problem) ? EXIT_USAGE : EXIT_CANNOT_JUDGE;

	die(code, "%s: cannot work there: %s", out,
		problem == ELOOP ? "a part of this path is a symbolic link, which is not followed"
				 : strerror(problem));
}

void course_open(struct course *course, const char *out, bool make)
{
	*course = (struct course){.lock = -1};
	course->folder = folder_open(out, make);
	if (course->folder < 0 && errno == ENOENT)
		die(EXIT_USAGE, "%s: no such folder; `racelab grade-all` makes one", out);
	if (course->folder < 0)
		complain(out, errno);
	course->path = realpath(out, NULL);
	if (!course->path)
		complain(out, errno);
}

/* Who holds the lock has written a line about itself into it. The caller frees it. */
static char *holder(const struct course *course)
{
	char *path = text_format("%s/lock", course->path), *line;
	struct text who = {0};

	file_read(&who, path, 4096);
	line = text_printable(text_string(&who), strcspn(text_string(&who), "\n"), 200);
	text_release(&who);
	free(path);
	return line;
}

/* Was it started on this host, and is it gone? Then only what it started still ends. */
static bool is_gone(const char *line, const char *host)
{
	const char *process = strstr(line, "process "), *on = strstr(line, " on ");
	size_t length = strlen(host);
	long number = process ? strtol(process + strlen("process "), NULL, 10) : 0;

	return number > 0 && on && strncmp(on + 4, host, length) == 0 && on[4 + length] == ',' &&
	       kill((pid_t)number, 0) != 0 && errno == ESRCH;
}

static void wait_for_lock(const struct course *course, const char *host)
{
	char *line = holder(course);

	if (!is_gone(line, host))
		die(EXIT_USAGE, "%s: %s works there; wait for it, or end it", course->path,
			*line ? line : "another racelab");
	warn("%s: %s was killed; waiting for what it started to end", course->path, line);
	while (flock(course->lock, LOCK_EX) != 0)
		if (errno != EINTR)
			complain(course->path, errno);
	free(line);
}

void course_lock(struct course *course, const char *what)
{
	char host[HOST_NAME_MAX + 1] = "", at[32];
	time_t now = time(NULL);
	struct tm parts;
	char *line;

	/* Without O_CLOEXEC: while anybody whom we started is at work, so are we. */
	course->lock = openat(course->folder, "lock", O_RDWR | O_CREAT | O_NOFOLLOW, 0666);
	if (course->lock < 0)
		complain(course->path, errno);
	gethostname(host, sizeof host - 1);
	if (flock(course->lock, LOCK_EX | LOCK_NB) != 0)
		wait_for_lock(course, host);
	strftime(at, sizeof at, "%Y-%m-%dT%H:%M:%SZ", gmtime_r(&now, &parts));
	line = text_format(
		"racelab %s, process %ld on %s, since %s\n", what, (long)getpid(), host, at);
	/* In its place: who locks another file of that name has locked nothing. */
	if (ftruncate(course->lock, 0) != 0 ||
		write(course->lock, line, strlen(line)) != (ssize_t)strlen(line))
		complain(course->path, errno ? errno : ENOSPC);
	free(line);
}

void course_close(struct course *course)
{
	if (course->lock >= 0)
		close(course->lock);
	close(course->folder);
	free(course->path);
	*course = (struct course){.lock = -1, .folder = -1};
}

int course_folder(const struct course *course, const char *name)
{
	int folder = folder_enter(course->folder, name, true);

	if (folder < 0) {
		char *path = text_format("%s/%s", course->path, name);

		complain(path, errno);
	}
	return folder;
}
