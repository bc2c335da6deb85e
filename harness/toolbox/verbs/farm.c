/*
 * Theory of operation
 *
 *   grade-all --> parallel --> grade-entry, one for each line that parallel reads
 *
 * parallel reads the orders from a file and quotes what stands in them, so that no path is ever
 * read by a shell. It has a process group of its own: Ctrl-C reaches this process alone, which
 * tells parallel, which ends its jobs. When this process is killed, the kernel tells parallel.
 */
#include "verbs/farm.h"

#include "base/fault.h"
#include "base/file.h"
#include "course/store.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/signalfd.h>
#include <sys/wait.h>
#include <unistd.h>

enum { MOST_WORDS = 40, LINE_LONGEST = 4096 };

struct running {
	const struct farm *farm;
	pid_t parallel;
	int signals, out, errors; /* descriptors */
	struct text said, complaint; /* what has no end of line yet */
	int ended_by;
};

static int processors(void)
{
	cpu_set_t set;

	return sched_getaffinity(0, sizeof set, &set) == 0 ? CPU_COUNT(&set) : 1;
}

void farm_check(const char *hosts)
{
	const char *path = getenv("PATH");
	char *copy = text_copy(path ? path : "/usr/bin:/bin"), *rest = copy, *folder;
	bool found = false;

	while (!found && (folder = strsep(&rest, ":"))) {
		char *program = text_format("%s/parallel", folder);

		found = access(program, X_OK) == 0;
		free(program);
	}
	free(copy);
	if (!found)
		die(EXIT_CANNOT_JUDGE, "GNU parallel is not installed: apt-get install parallel");
	if (hosts && access(hosts, R_OK) != 0)
		die(EXIT_USAGE, "--hosts %s: %s", hosts, strerror(errno));
}

/* ------------------------------------------------------------------ parallel */

/* A line an order: program, OUT, index, attempt. Returns it open, to be read. */
static int write_orders(const struct farm *farm, const struct farm_order *orders, size_t count)
{
	char *path = store_scratch(farm->course, "orders"),
	     *self = realpath("/proc/self/exe", NULL);
	struct text text = {0};
	int problem, file;

	if (!self)
		die_of(errno, "cannot find racelab itself");
	if (strpbrk(self, "\t\n") || strpbrk(farm->course->path, "\t\n"))
		die(EXIT_USAGE,
			"%s: parallel cannot handle a tab or new line in this path; rename "
			"the folder",
			strpbrk(self, "\t\n") ? self : farm->course->path);
	for (size_t i = 0; i < count; i++)
		text_addf(&text, "%s\t%s\t%zu\t%ld\n", self, farm->course->path, orders[i].index,
			orders[i].attempt);
	problem = file_write(path, text_string(&text), text.length);
	file = problem ? -1 : open(path, O_RDONLY | O_CLOEXEC);
	if (file < 0)
		die_of(problem ? problem : errno, "cannot write %s", path);
	unlink(path);
	text_release(&text);
	free(self);
	free(path);
	return file;
}

static void exec_parallel(const struct farm *farm, const char *home) __attribute__((noreturn));

static void exec_parallel(const struct farm *farm, const char *home)
{
	/* parallel looks for a name without a slash in a folder of its own, too. */
	const char *hosts = farm->hosts ? realpath(farm->hosts, NULL) : NULL;
	int here = processors();
	long jobs = farm->jobs ? farm->jobs : here, each = here / jobs;
	char *at_a_time = farm->jobs || !farm->hosts ? text_format("%ld", jobs) : text_copy("100%");
	char *width = text_format("%ld", farm->hosts || each < 1 ? 1 : each);
	const char *words[MOST_WORDS] = {"parallel", "--plain", "--will-cite", "--jobs", at_a_time,
		"--colsep", "\t", "--termseq", "TERM,3000,TERM,1000,KILL,25"};
	size_t count = 0;

	while (words[count])
		count++;
	if (farm->hosts) {
		words[count++] = "--ssh";
		words[count++] = "ssh -o BatchMode=yes";
		words[count++] = "--sshloginfile";
		words[count++] = hosts;
	}
	/* parallel quotes nothing where the first word is one that it fills in: hence the exec. */
	words[count++] = "exec {1} grade-entry {2} {3} --attempt {4} --jobs";
	words[count++] = width;
	if (farm->propose)
		words[count++] = "--propose";
	unsetenv("PARALLEL");
	setenv("PARALLEL_HOME", home, 1);
	execvp(words[0], (char **)words);
	_exit(EXIT_CANNOT_JUDGE);
}

static void start(struct running *running, int orders)
{
	char *home = store_scratch(running->farm->course, "parallel");
	int out[2], errors[2];
	pid_t parent = getpid();
	sigset_t none;

	if (try_make_directories(home) != 0 || pipe2(out, O_CLOEXEC) != 0 ||
		pipe2(errors, O_CLOEXEC) != 0)
		die_of(errno, "cannot start parallel");
	fflush(NULL);
	running->parallel = fork();
	if (running->parallel < 0)
		die_of(errno, "cannot start parallel");
	if (running->parallel == 0) {
		setpgid(0, 0);
		prctl(PR_SET_PDEATHSIG, SIGTERM);
		if (getppid() != parent)
			_exit(EXIT_OUR_FAULT);
		sigemptyset(&none);
		sigprocmask(SIG_SETMASK, &none, NULL);
		dup2(orders, STDIN_FILENO);
		dup2(out[1], STDOUT_FILENO);
		dup2(errors[1], STDERR_FILENO);
		exec_parallel(running->farm, home);
	}
	close(orders);
	close(out[1]);
	close(errors[1]);
	running->out = out[0];
	running->errors = errors[0];
	free(home);
}

/* ------------------------------------------------------------------ what it says */

/* Passes on the whole lines of what was read. */
static void pass_on(struct text *text, void (*pass)(const char *, void *), void *context)
{
	char *rest = text->bytes, *end;
	struct text left = {0};

	while (rest && (end = strchr(rest, '\n'))) {
		char *line = text_printable(rest, (size_t)(end - rest), LINE_LONGEST);

		if (*line)
			pass(line, context);
		free(line);
		rest = end + 1;
	}
	if (rest)
		text_add(&left, rest);
	text_release(text);
	*text = left;
}

static void complained(const char *line, void *context)
{
	const struct running *running = context;

	/* That it was told to end, it says itself, at length. */
	if (!running->ended_by || !text_starts(line, "parallel:"))
		running->farm->complained(line, running->farm->context);
}

static bool read_from(int *file, struct text *text)
{
	char chunk[8192];
	ssize_t length = read(*file, chunk, sizeof chunk);

	if (length > 0) {
		text_add_bytes(text, chunk, (size_t)length);
		return true;
	}
	if (length < 0 && errno == EINTR)
		return false;
	close(*file);
	*file = -1;
	return false;
}

static void take_signal(struct running *running)
{
	struct signalfd_siginfo info;

	if (read(running->signals, &info, sizeof info) != sizeof info)
		return;
	running->ended_by = (int)info.ssi_signo;
	kill(running->parallel, SIGTERM);
}

static void listen_to(struct running *running)
{
	const struct farm *farm = running->farm;

	while (running->out >= 0 || running->errors >= 0) {
		struct pollfd files[] = {{.fd = running->signals, .events = POLLIN},
			{.fd = running->out, .events = POLLIN},
			{.fd = running->errors, .events = POLLIN}};

		if (poll(files, 3, 1000) < 0 && errno != EINTR)
			die_of(errno, "cannot wait for parallel");
		if (files[0].revents)
			take_signal(running);
		if (files[1].revents && read_from(&running->out, &running->said))
			pass_on(&running->said, farm->said, farm->context);
		if (files[2].revents && read_from(&running->errors, &running->complaint))
			pass_on(&running->complaint, complained, running);
		farm->tick(farm->context);
	}
}

int farm_run(const struct farm *farm, const struct farm_order *orders, size_t count)
{
	struct running running = {.farm = farm};
	sigset_t set, before;
	int status = 0;

	if (!count)
		return 0;
	sigemptyset(&set);
	sigaddset(&set, SIGINT);
	sigaddset(&set, SIGTERM);
	sigaddset(&set, SIGHUP);
	sigprocmask(SIG_BLOCK, &set, &before);
	running.signals = signalfd(-1, &set, SFD_CLOEXEC | SFD_NONBLOCK);
	if (running.signals < 0)
		die_of(errno, "cannot wait for signals");
	start(&running, write_orders(farm, orders, count));
	listen_to(&running);
	while (waitpid(running.parallel, &status, 0) < 0 && errno == EINTR)
		;
	if (WIFSIGNALED(status) && !running.ended_by)
		warn("GNU parallel was ended by signal %d", WTERMSIG(status));
	close(running.signals);
	text_release(&running.said);
	text_release(&running.complaint);
	sigprocmask(SIG_SETMASK, &before, NULL);
	return running.ended_by;
}
