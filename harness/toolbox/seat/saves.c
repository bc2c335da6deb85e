#include "seat/saves.h"

#include <stdlib.h>
#include <string.h>
#include <sys/inotify.h>
#include <sys/stat.h>
#include <unistd.h>

static const char ANSWERS[] = "answers.conf";

/* A file that is still being written is none of it: it will be closed. */
enum { EVENTS = IN_CLOSE_WRITE | IN_MOVED_TO | IN_MOVED_FROM | IN_DELETE | IN_ATTRIB };

/* Each of the files in a line. The caller frees it. */
static char *look(const struct lab *lab, const char *files)
{
	struct text seen = {0};
	char name[256];

	while (text_next_word(&files, name, sizeof name)) {
		char *path = text_format("%s/%s", lab->path, name);
		struct stat file;

		if (stat(path, &file) == 0)
			text_addf(&seen, "%lu %ld %ld.%09ld", (unsigned long)file.st_ino,
				(long)file.st_size, (long)file.st_mtim.tv_sec,
				file.st_mtim.tv_nsec);
		text_add(&seen, "\n");
		free(path);
	}
	return seen.length ? text_take(&seen) : text_copy("");
}

/* Has it changed since? Remembers how it is now. */
static bool differs(const struct lab *lab, const char *files, char **seen)
{
	char *now = look(lab, files);
	bool is_new = strcmp(now, *seen) != 0;

	free(*seen);
	*seen = now;
	return is_new;
}

void saves_open(struct saves *saves, const struct lab *lab)
{
	*saves = (struct saves){.lab = lab,
		.wakes = inotify_init1(IN_NONBLOCK | IN_CLOEXEC),
		.program = look(lab, lab_edit(lab)),
		.answers = look(lab, ANSWERS)};
	if (saves->wakes >= 0 && inotify_add_watch(saves->wakes, lab->path, EVENTS) < 0) {
		close(saves->wakes);
		saves->wakes = -1;
	}
}

void saves_close(struct saves *saves)
{
	if (saves->wakes >= 0)
		close(saves->wakes);
	free(saves->program);
	free(saves->answers);
	*saves = (struct saves){.wakes = -1};
}

enum saved saves_new(struct saves *saves)
{
	bool program = differs(saves->lab, lab_edit(saves->lab), &saves->program);
	bool answers = differs(saves->lab, ANSWERS, &saves->answers);

	return program ? SAVED_PROGRAM : answers ? SAVED_ANSWERS : SAVED_NOTHING;
}

void saves_drain(struct saves *saves)
{
	char events[4096];

	while (saves->wakes >= 0 && read(saves->wakes, events, sizeof events) > 0)
		;
}
