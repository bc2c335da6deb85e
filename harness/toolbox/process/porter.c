#include "process/porter.h"

#include "process/letter.h"
#include "process/probe.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/random.h>
#include <sys/signalfd.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

enum {
	KILL_ROUNDS = 2000, /* times 1 ms */
	FILES_MOST = 2000, /* that are removed between two programs; else the cell is given up */
	DEEPEST = 20,
	SECRET_LONGEST = 4096, /* bytes of a program's path */
};

struct porter {
	struct filter filter;
	struct filter strict; /* allows only the program at `secret` to be started */
	char *secret;
	char **folders; /* emptied before each program, the scratch folder among them */
	int children; /* readable when a child has ended */
	int *failure; /* shared with the child that becomes the program */
};

/* ------------------------------------------------------------------ between two programs */

/* Removes what is in a folder, but not what is mounted there. False when it is too much. */
static bool wipe(int folder, dev_t device, int depth, int *files)
{
	DIR *directory = fdopendir(folder);
	struct dirent *entry;
	bool good = directory && depth < DEEPEST;

	while (good && (entry = readdir(directory))) {
		const char *name = entry->d_name;
		struct stat status;

		if (strcmp(name, ".") == 0 || strcmp(name, "..") == 0 ||
			fstatat(folder, name, &status, AT_SYMLINK_NOFOLLOW) != 0 ||
			status.st_dev != device)
			continue;
		if (++*files > FILES_MOST) {
			good = false;
		} else if (S_ISDIR(status.st_mode)) {
			int below;

			fchmodat(folder, name, 0700, 0);
			below = openat(
				folder, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
			good = below >= 0 && wipe(below, device, depth + 1, files);
			unlinkat(folder, name, AT_REMOVEDIR); /* stays if something is mounted */
		} else {
			unlinkat(folder, name, 0);
		}
	}
	if (directory)
		closedir(directory);
	return good;
}

static bool wipe_all(const struct porter *porter)
{
	int files = 0;

	for (char **folder = porter->folders; *folder; folder++) {
		int descriptor = open(*folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
		struct stat status;

		if (descriptor < 0)
			continue;
		if (fstat(descriptor, &status) != 0 || !wipe(descriptor, status.st_dev, 0, &files))
			return false;
	}
	return true;
}

/* Kills all that is left, which is children of the porter at last; returns how many there were. */
static int kill_all(void)
{
	int killed = 0;

	for (int round = 0; round < KILL_ROUNDS; round++) {
		pid_t child;

		kill(-1, SIGKILL);
		while ((child = waitpid(-1, NULL, WNOHANG)) > 0)
			killed++;
		if (child < 0 && errno == ECHILD)
			break;
		usleep(1000);
	}
	return killed;
}

/* ------------------------------------------------------------------ one program */

static bool is_asked_to_kill(void)
{
	struct letter *letter = letter_receive(PORTER_SOCKET);

	if (!letter) { /* the toolbox is gone */
		kill_all();
		_exit(0);
	}
	/* Whoever sends anything else has lost count. */
	free(letter);
	return true;
}

/* Waits until the program ends, or the keeper has it killed: then -1. */
static int wait_for(const struct porter *porter, pid_t program)
{
	struct pollfd polled[] = {{.fd = PORTER_SOCKET, .events = POLLIN},
		{.fd = porter->children, .events = POLLIN}};
	struct signalfd_siginfo signal;
	int status;

	for (;;) {
		if (waitpid(program, &status, WNOHANG) == program)
			return status;
		if (poll(polled, 2, -1) < 0)
			continue;
		if (polled[1].revents && read(porter->children, &signal, sizeof signal) < 0)
			continue;
		if (polled[0].revents && is_asked_to_kill())
			return -1;
	}
}

static void reply(enum letter_kind kind, int number, int failure, int strays)
{
	struct letter *letter = letter_new(kind, 0);

	letter->number = number;
	letter->failure = failure;
	letter->strays = strays;
	letter_send(PORTER_SOCKET, letter);
	free(letter);
}

static void run(struct porter *porter, struct launch *launch)
{
	pid_t program;
	int status, strays;

	launch->filter = launch->executes ? &porter->filter : &porter->strict;
	if (!launch->executes) {
		snprintf(porter->secret, SECRET_LONGEST, "%s", launch->arguments[0]);
		launch->arguments[0] = porter->secret;
	}
	if (strcmp(launch->arguments[0], PROBE_WORD) == 0)
		launch->instead = probe_run;
	*porter->failure = 0;
	program = fork();
	if (program == 0) {
		umask(022);
		launch_become(launch, porter->failure);
	}
	if (program < 0) {
		reply(LETTER_ENDED, 0, errno, 0);
		return;
	}
	reply(LETTER_STARTED, program, 0, 0);
	status = wait_for(porter, program);
	strays = kill_all();
	if (status == -1)
		strays -= strays > 0; /* the program itself */
	reply(LETTER_ENDED, status, *porter->failure, strays);
}

/* ------------------------------------------------------------------ all of them */

static int watch_children(void)
{
	sigset_t set;

	sigemptyset(&set);
	sigaddset(&set, SIGCHLD);
	sigprocmask(SIG_BLOCK, &set, NULL);
	return signalfd(-1, &set, SFD_CLOEXEC);
}

/* Memory at an address that takes a program far longer to guess than it has. */
static char *secret_place(void)
{
	uint64_t random;
	char *page;

	if (getrandom(&random, sizeof random, 0) != sizeof random)
		return NULL;
	page = mmap((void *)(uintptr_t)(0x100000000000 | (random & 0x3fffffff) << 13),
		2UL * SECRET_LONGEST, PROT_READ | PROT_WRITE,
		MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED_NOREPLACE, -1, 0);
	return page == MAP_FAILED ? NULL : page + (random >> 40) % SECRET_LONGEST;
}

static bool make_filters(struct porter *porter)
{
	porter->secret = secret_place();
	return porter->secret && filter_init(&porter->filter, NULL) &&
	       filter_init(&porter->strict, porter->secret);
}

static void greet(const char *scratch)
{
	struct letter *letter = letter_new(LETTER_READY, 0);

	letter->fds[letter->fd_count++] = open("/proc", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (strcmp(scratch, "-") != 0)
		letter->fds[letter->fd_count++] = open(scratch, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	letter->number = getpid();
	letter_send(PORTER_SOCKET, letter);
	for (int i = 0; i < letter->fd_count; i++)
		close(letter->fds[i]);
	free(letter);
}

static void close_all(const struct letter *letter)
{
	for (int i = 0; i < letter->fd_count; i++)
		close(letter->fds[i]);
}

int porter_main(char **words)
{
	struct porter porter = {.children = watch_children(), .folders = words + 1};
	struct letter *letter;

	porter.failure = mmap(NULL, sizeof *porter.failure, PROT_READ | PROT_WRITE,
		MAP_SHARED | MAP_ANONYMOUS, -1, 0);
	prctl(PR_SET_DUMPABLE, 0);
	prctl(PR_SET_CHILD_SUBREAPER, 1);
	close(PORTER_PROGRAM);
	fcntl(PORTER_SOCKET, F_SETFD, FD_CLOEXEC);
	if (porter.children < 0 || porter.failure == MAP_FAILED || !make_filters(&porter))
		return 1;
	greet(words[0]);
	while ((letter = letter_receive(PORTER_SOCKET))) {
		struct launch launch;

		if (letter_to_launch(letter, &launch)) {
			if (!wipe_all(&porter))
				return 1;
			run(&porter, &launch);
			letter_free_launch(&launch);
		}
		close_all(letter);
		free(letter);
	}
	kill_all();
	return 0;
}
