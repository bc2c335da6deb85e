/* The parts of a wall: its levels, the letters that pass it, the filter, and what is collected. */
#include "process/wall.h"

#include "base/file.h"
#include "process/cell.h"
#include "process/letter.h"
#include "tap.h"

#include <errno.h>
#include <fcntl.h>
#include <sched.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ptrace.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

static char folder[] = "/tmp/racelab-test-wall-XXXXXX";

static void level_tests(struct tap *tap)
{
	struct wall wall;

	for (int level = 0; level < WALL_LEVELS; level++) {
		char name[8];

		snprintf(name, sizeof name, "L%d", level);
		tap_string(tap, wall_kinds[level].name, name, "a level has its number in its name");
	}
	wall_init(&wall, WALL_L2);
	tap_ok(tap, wall.user != 0, "root is never whom a hand-in runs as");
	tap_ok(tap, wall.processes > 0, "the processes are limited");
}

/* What arrives of a launch with two words and one assignment. */
static void letter_tests(struct tap *tap)
{
	char *arguments[] = {"program", "a b", NULL}, *environment[] = {"NAME=value", NULL};
	struct launch sent = {.arguments = arguments,
		.environment = environment,
		.directory = "/usr",
		.output_bytes = 5,
		.processes = 6,
		.executes = true,
		.output = STDOUT_FILENO,
		.errors = STDERR_FILENO,
		.page = -1};
	struct letter *letter = letter_of_launch(&sent);
	struct launch got;
	int sockets[2];

	socketpair(AF_UNIX, SOCK_SEQPACKET, 0, sockets);
	tap_ok(tap, letter_send(sockets[0], letter), "a letter is sent");
	free(letter);
	letter = letter_receive(sockets[1]);
	if (!tap_ok(tap, letter && letter_to_launch(letter, &got), "and arrives"))
		exit(1);
	tap_string(tap, got.arguments[1], "a b", "with its words");
	tap_ok(tap, !got.arguments[2], "and no other");
	tap_string(tap, got.environment[0], "NAME=value", "its environment");
	tap_string(tap, got.directory, "/usr", "its folder");
	tap_ok(tap, got.output_bytes == 5 && got.processes == 6 && got.executes, "its limits");
	tap_ok(tap, got.page == -1 && got.output > 2, "and its descriptors, which are others here");
	letter_free_launch(&got);
	letter->arguments = 0;
	tap_ok(tap, !letter_to_launch(letter, &got), "one without a command is none");
	free(letter);
	close(sockets[0]);
	tap_ok(tap, !letter_receive(sockets[1]), "nothing comes from whoever is gone");
	close(sockets[1]);
}

static void long_letter_tests(struct tap *tap)
{
	char *word = malloc(LETTER_LONGEST + 1), *arguments[] = {word, NULL},
	     *environment[] = {NULL};
	struct launch launch = {.arguments = arguments, .environment = environment};

	memset(word, 'x', LETTER_LONGEST);
	word[LETTER_LONGEST] = '\0';
	tap_ok(tap, !letter_of_launch(&launch) && errno == E2BIG, "a letter has a greatest length");
	free(word);
}

/* In a child: how many of these fail with EPERM. */
static int refused_behind(const struct filter *filter)
{
	pid_t child = fork();
	int status, refused = 0;

	if (child == 0) {
		char *arguments[] = {"/bin/true", NULL};

		if (!filter_apply(filter))
			_exit(100);
		refused += ptrace(PTRACE_TRACEME, 0, NULL, NULL) == -1 && errno == EPERM;
		refused += unshare(CLONE_NEWUSER) == -1 && errno == EPERM;
		refused += socket(AF_NETLINK, SOCK_RAW, 0) == -1 && errno == EPERM;
		refused += socket(AF_UNIX, SOCK_STREAM, 0) == -1 && errno == EPERM;
		if (execv(arguments[0], arguments) == -1 && errno == EPERM)
			refused += 10;
		_exit(refused);
	}
	waitpid(child, &status, 0);
	return WEXITSTATUS(status);
}

static void filter_tests(struct tap *tap)
{
	struct filter filter;
	static const char program[] = "/bin/true";

	tap_ok(tap, filter_init(&filter, NULL), "a filter is made");
	tap_number(tap, refused_behind(&filter), 0, "another program may be started behind it");
	free(filter.instructions);
	tap_ok(tap, filter_init(&filter, program), "and one that allows only one program");
	tap_number(
		tap, refused_behind(&filter), 13, "that refuses others, and three of four calls");
	free(filter.instructions);
}

static void make(const char *name, const char *bytes)
{
	char *path = text_format("%s/in/%s", folder, name);

	file_write(path, bytes, strlen(bytes));
	free(path);
}

static bool is_collected(const char *name)
{
	char *path = text_format("%s/out/%s", folder, name);
	struct stat status;
	bool is_there = lstat(path, &status) == 0;

	free(path);
	return is_there;
}

static void collect_tests(struct tap *tap)
{
	struct job *job = job_new("run-1");
	struct cell cell = {0};

	job->scratch = text_format("%s/out", folder);
	job->limits.output_bytes = 10;
	make_directories(job->scratch);
	make("run-1.log", "log");
	make("run-10.log", "another's");
	cell.scratch = open(folder, O_RDONLY | O_DIRECTORY);
	fchdir(cell.scratch);
	close(cell.scratch);
	cell.scratch = open("in", O_RDONLY | O_DIRECTORY);
	tap_ok(tap, cell_collect(&cell, job) && is_collected("run-1.log"), "a file is collected");
	tap_ok(tap, !is_collected("run-10.log"), "but none that is another job's by its name");
	make("run-1.large", "more than ten bytes");
	tap_ok(tap, !cell_collect(&cell, job) && !is_collected("run-1.large"), "none too large");
	unlink("in/run-1.large");
	symlink("/etc/passwd", "in/run-1.link");
	tap_ok(tap, !cell_collect(&cell, job) && !is_collected("run-1.link"), "no link");
	unlink("in/run-1.link");
	mkfifo("in/run-1.fifo", 0600);
	tap_ok(tap, !cell_collect(&cell, job) && !is_collected("run-1.fifo"),
		"no FIFO, for which nobody waits");
	unlink("in/run-1.fifo");
	link("in/run-1.log", "in/second");
	tap_ok(tap, !cell_collect(&cell, job), "none that has a second name");
	unlink("in/second");
	for (int i = 0; i < 100; i++) {
		char name[32];

		snprintf(name, sizeof name, "run-1.%d", i);
		make(name, "");
	}
	tap_ok(tap, !cell_collect(&cell, job), "and a crowd hides none: it is refused");
	close(cell.scratch);
	job_free(job);
}

int main(void)
{
	struct tap tap = tap_plan(28);
	char *in;

	if (!mkdtemp(folder))
		return 1;
	in = text_format("%s/in", folder);
	make_directories(in);
	free(in);
	level_tests(&tap);
	letter_tests(&tap);
	long_letter_tests(&tap);
	filter_tests(&tap);
	collect_tests(&tap);
	remove_tree(folder);
	return tap_end(&tap);
}
