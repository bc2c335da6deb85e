/* Is it noticed that a file was saved, whatever way an editor has to save it? */
#include "seat/saves.h"

#include "base/fault.h"
#include "base/file.h"

#include "tap.h"

#include <fcntl.h>
#include <poll.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

static char *folder;

static char *path_of(const char *file)
{
	return text_format("%s/%s", folder, file);
}

static void put(const char *file, const char *bytes)
{
	char *path = path_of(file);

	if (file_write(path, bytes, strlen(bytes)) != 0)
		die(EXIT_OUR_FAULT, "cannot write %s", path);
	free(path);
}

/* Opens the file itself and writes another text of the same length. */
static void overwrite(const char *file, const char *bytes)
{
	char *path = path_of(file);
	struct timespec later[2] = {{.tv_sec = 2000000000}, {.tv_sec = 2000000000}};
	FILE *open = fopen(path, "r+");

	if (!open || fputs(bytes, open) < 0 || fclose(open) != 0 ||
		utimensat(AT_FDCWD, path, later, 0) != 0)
		die(EXIT_OUR_FAULT, "cannot write %s", path);
	free(path);
}

static bool is_awake(const struct saves *saves)
{
	struct pollfd polled = {saves->wakes, POLLIN, 0};

	return poll(&polled, 1, 0) == 1;
}

static void ways_to_save_tests(struct tap *tap, struct saves *saves)
{
	char *path = path_of("a.c");

	tap_ok(tap, saves_new(saves) == SAVED_NOTHING, "at first nothing is new");
	tap_ok(tap, !is_awake(saves), "and nobody is woken");
	put("a.c", "int b;\n");
	tap_ok(tap, is_awake(saves), "a rename over the file wakes");
	tap_ok(tap, saves_new(saves) == SAVED_PROGRAM, "and the file is new");
	saves_drain(saves);
	tap_ok(tap, !is_awake(saves) && saves_new(saves) == SAVED_NOTHING, "once");
	overwrite("a.c", "int c;\n");
	tap_ok(tap, is_awake(saves) && saves_new(saves) == SAVED_PROGRAM,
		"so is one that was written in place");
	unlink(path);
	tap_ok(tap, saves_new(saves) == SAVED_PROGRAM, "a file that is gone is new");
	put("a.c", "int b;\n");
	tap_ok(tap, saves_new(saves) == SAVED_PROGRAM, "and again when it is back");
	put("answers.conf", "kind = race\n");
	tap_ok(tap, saves_new(saves) == SAVED_ANSWERS, "answers are the student's, too");
	put("answers.conf", "kind = deadlock\n");
	put("a.c", "int e;\n");
	tap_ok(tap, saves_new(saves) == SAVED_PROGRAM, "and count less than the program");
	put("notes.txt", "mine\n");
	tap_ok(tap, saves_new(saves) == SAVED_NOTHING, "other files are of no interest");
	free(path);
}

int main(void)
{
	char template[] = "/tmp/test_saves.XXXXXX";
	struct lab lab = {.conf = {.name = text_copy("lab.conf")}};
	struct tap tap = tap_plan(12);
	struct saves saves;

	folder = mkdtemp(template);
	if (!folder)
		return 1;
	lab.path = folder;
	conf_set(&lab.conf, "edit", "a.c");
	put("a.c", "int a;\n");
	saves_open(&saves, &lab);
	ways_to_save_tests(&tap, &saves);
	close(saves.wakes);
	saves.wakes = -1;
	put("a.c", "int d;\n");
	tap_ok(&tap, saves_new(&saves) == SAVED_PROGRAM,
		"where nobody is woken, a look tells the same");
	saves_close(&saves);
	conf_release(&lab.conf);
	remove_tree(folder);
	return tap_end(&tap);
}
