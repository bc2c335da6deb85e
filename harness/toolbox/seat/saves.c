#include "seat/saves.h"

#include <stdlib.h>
#include <string.h>
#include <sys/inotify.h>
#include <sys/stat.h>
#include <unistd.h>

/* A file that is still being written is none of it: it will be closed. */
enum { EVENTS = IN_CLOSE_WRITE | IN_MOVED_TO | IN_MOVED_FROM | IN_DELETE | IN_ATTRIB };

/* Each of the student's files in a line. The caller frees it. */
static char *look(const struct lab *lab)
{
	char *files = lab_students_files(lab), name[256];
	const char *rest = files;
	struct text seen = {0};

	while (text_next_word(&rest, name, sizeof name)) {
		char *path = text_format("%s/%s", lab->path, name);
		struct stat file;

		if (stat(path, &file) == 0)
			text_addf(&seen, "%lu %ld %ld.%09ld", (unsigned long)file.st_ino,
				(long)file.st_size, (long)file.st_mtim.tv_sec,
				file.st_mtim.tv_nsec);
		text_add(&seen, "\n");
		free(path);
	}
	free(files);
	return seen.length ? text_take(&seen) : text_copy("");
}

void saves_open(struct saves *saves, const struct lab *lab)
{
	*saves = (struct saves){
		.lab = lab, .wakes = inotify_init1(IN_NONBLOCK | IN_CLOEXEC), .seen = look(lab)};
	if (saves->wakes >= 0 && inotify_add_watch(saves->wakes, lab->path, EVENTS) < 0) {
		close(saves->wakes);
		saves->wakes = -1;
	}
}

void saves_close(struct saves *saves)
{
	if (saves->wakes >= 0)
		close(saves->wakes);
	free(saves->seen);
	*saves = (struct saves){.wakes = -1};
}

bool saves_new(struct saves *saves)
{
	char *now = look(saves->lab);
	bool is_new = strcmp(now, saves->seen) != 0;

	free(saves->seen);
	saves->seen = now;
	return is_new;
}

void saves_drain(struct saves *saves)
{
	char events[4096];

	while (saves->wakes >= 0 && read(saves->wakes, events, sizeof events) > 0)
		;
}
