/*
 * Theory of operation
 *
 *   toolbox --fork--> keeper --fork--> program --> whatever it starts
 *
 * The keeper is a subreaper: a descendant whose parent dies becomes the keeper's child, so
 * "kill my children until I have none" ends everything, however often it forked or called
 * setsid(). It asks the kernel for SIGTERM when the toolbox dies, and takes its signals
 * synchronously (all blocked, sigtimedwait), so there is no handler and no signal is missed.
 */
#include "process/sandbox.h"

#include "base/clock.h"
#include "base/memory.h"
#include "process/task.h"
#include "process/watch.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/personality.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

enum {
	KILL_ROUNDS = 400, /* times 5 ms: how long a dying fork bomb is chased */
	OUTPUT_FLAGS = O_WRONLY | O_CREAT | O_TRUNC,
	EXEC_FAILED = 127,
	STACK_BYTES = 8 << 20,
};

/* ------------------------------------------------------------------ the program's side */

static void set_limit(int resource, rlim_t value)
{
	struct rlimit limit = {value, value};

	setrlimit(resource, &limit);
}

static bool redirect(const char *path, int descriptor, int flags)
{
	int fd = open(path ? path : "/dev/null", flags | O_CLOEXEC, 0666);

	return fd >= 0 && dup2(fd, descriptor) >= 0;
}

static void keep_only_the_page(int page_file)
{
	if (page_file >= 0 && page_file != PAGE_FD)
		dup2(page_file, PAGE_FD);
	close_range(3, page_file >= 0 ? PAGE_FD - 1 : ~0u, 0);
	if (page_file >= 0)
		close_range(PAGE_FD + 1, ~0u, 0);
}

static void become_program(const struct job *job, int page_file, int *failure)
{
	sigset_t none;

	sigemptyset(&none);
	sigprocmask(SIG_SETMASK, &none, NULL);
	for (int number = 1; number < NSIG; number++)
		signal(number, SIG_DFL);
	setpgid(0, 0);
	if (!redirect(NULL, STDIN_FILENO, O_RDONLY) ||
		!redirect(job->output, STDOUT_FILENO, OUTPUT_FLAGS))
		goto failed;
	if (job->errors && job->output && strcmp(job->errors, job->output) == 0)
		dup2(STDOUT_FILENO, STDERR_FILENO);
	else if (!redirect(job->errors, STDERR_FILENO, OUTPUT_FLAGS))
		goto failed;
	if (job->directory && chdir(job->directory) != 0)
		goto failed;
	set_limit(RLIMIT_CORE, 0);
	set_limit(RLIMIT_STACK, STACK_BYTES); /* the caller's shell changes no verdict */
	if (job->limits.output_bytes)
		set_limit(RLIMIT_FSIZE, (rlim_t)job->limits.output_bytes);
	personality(ADDR_NO_RANDOMIZE);
	clearenv();
	putenv("PATH=/usr/local/bin:/usr/bin:/bin:/usr/local/sbin:/usr/sbin:/sbin");
	putenv("LANG=C.UTF-8");
	for (size_t i = 0; job->environment[i]; i++)
		putenv(job->environment[i]);
	keep_only_the_page(page_file);
	execvp(job->arguments[0], job->arguments);
failed:
	*failure = errno;
	_exit(EXEC_FAILED);
}

/* ------------------------------------------------------------------ the keeper's side */

/* Memory of the program and of every process it forked that the page shows. */
static long memory_kib(pid_t program, const struct page *page)
{
	uint32_t count = page ? page_threads(page) : 0;
	long sum = task_resident_kib((uint32_t)program);

	for (uint32_t i = 1; i < count; i++) {
		const struct page_thread *thread = &page->threads[i];

		if (page_is_process(page, i) && thread->state != PAGE_ENDED)
			sum += task_resident_kib(thread->process);
	}
	return sum;
}

/* Kills all descendants of this process; returns how many there were. */
static int kill_everything(void)
{
	uint32_t self = (uint32_t)getpid();
	int killed = 0;

	for (int round = 0; round < KILL_ROUNDS; round++) {
		FILE *children = task_children(self, self);
		int child;

		while (children && fscanf(children, "%d", &child) == 1)
			kill(child, SIGKILL);
		if (children)
			fclose(children);
		while ((child = waitpid(-1, NULL, WNOHANG)) > 0)
			killed++;
		if (child < 0 && errno == ECHILD)
			break;
		usleep(5000);
	}
	return killed;
}

static void note_status(struct sandbox_report *report, int status)
{
	if (WIFSIGNALED(status)) {
		report->end = WTERMSIG(status) == SIGXFSZ ? JOB_FLOODED : JOB_KILLED;
		report->code = WTERMSIG(status);
	} else if (WEXITSTATUS(status) == EXEC_FAILED && report->code) {
		report->end = JOB_NOT_STARTED; /* `code` is the errno that the child left there */
	} else {
		report->end = JOB_EXITED;
		report->code = WEXITSTATUS(status);
	}
}

static bool ended_by_itself(enum job_end end)
{
	return end == JOB_EXITED || end == JOB_KILLED || end == JOB_FLOODED ||
	       end == JOB_NOT_STARTED;
}

/* Waits for the program, kills it if it passes a limit, and reports how it ended. */
static void keep(const struct job *job, struct sandbox *sandbox, pid_t program, const sigset_t *set)
{
	const struct timespec pause = {0, WATCH_EVERY_MS * 1000000L};
	struct sandbox_report *report = sandbox->report;
	struct watch watch = {0};
	long begin = now_ms();
	int status;

	for (;;) {
		int number = sigtimedwait(set, NULL, &pause);
		pid_t ended = waitpid(program, &status, WNOHANG);

		if (ended == program) {
			note_status(report, status);
			break;
		}
		if (number > 0 && number != SIGCHLD) {
			report->end = JOB_NOT_RUN; /* the toolbox is leaving */
			break;
		}
		if (job->limits.milliseconds && now_ms() - begin > job->limits.milliseconds) {
			report->end = JOB_TIMED_OUT;
			break;
		}
		if (job->limits.memory_kib &&
			memory_kib(program, sandbox->page) > job->limits.memory_kib) {
			report->end = JOB_TOO_LARGE;
			break;
		}
		if (sandbox->page && number <= 0 && watch_is_stuck(&watch, sandbox->page)) {
			report->end = JOB_DEADLOCKED;
			break;
		}
	}
	report->took_ms = now_ms() - begin;
	if (!ended_by_itself(report->end)) {
		kill(program, SIGKILL);
		waitpid(program, NULL, 0);
	}
	report->strays = kill_everything();
}

static void keeper(const struct job *job, struct sandbox *sandbox, pid_t toolbox)
{
	static const int wanted[] = {SIGCHLD, SIGTERM, SIGINT, SIGHUP, SIGQUIT};
	int *failure = (int *)&sandbox->report->code;
	sigset_t set;
	pid_t program;

	sigemptyset(&set);
	for (size_t i = 0; i < sizeof wanted / sizeof *wanted; i++)
		sigaddset(&set, wanted[i]);
	sigprocmask(SIG_BLOCK, &set, NULL);
	prctl(PR_SET_CHILD_SUBREAPER, 1);
	prctl(PR_SET_PDEATHSIG, SIGTERM);
	if (getppid() != toolbox)
		_exit(0);
	sandbox->report->code = 0;
	program = fork();
	if (program == 0)
		become_program(job, sandbox->page_file, failure);
	if (program < 0) {
		sandbox->report->end = JOB_NOT_STARTED;
		sandbox->report->code = errno;
		_exit(0);
	}
	keep(job, sandbox, program, &set);
	_exit(0);
}

/* ------------------------------------------------------------------ the toolbox's side */

static bool make_page(struct sandbox *sandbox, const struct job *job)
{
	sandbox->page_file = -1;
	sandbox->page = NULL;
	if (!job->watched)
		return true;
	sandbox->page_file = memfd_create("racelab-page", MFD_CLOEXEC);
	if (sandbox->page_file < 0)
		return false;
	if (ftruncate(sandbox->page_file, sizeof *sandbox->page) != 0)
		return false;
	sandbox->page = mmap(NULL, sizeof *sandbox->page, PROT_READ | PROT_WRITE, MAP_SHARED,
		sandbox->page_file, 0);
	if (sandbox->page == MAP_FAILED) {
		sandbox->page = NULL;
		return false;
	}
	sandbox->page->magic = PAGE_MAGIC;
	sandbox->page->orders = job->orders;
	return true;
}

static void give_back(struct sandbox *sandbox)
{
	int before = errno;

	if (sandbox->page)
		munmap(sandbox->page, sizeof *sandbox->page);
	if (sandbox->page_file >= 0)
		close(sandbox->page_file);
	if (sandbox->report)
		munmap(sandbox->report, sizeof *sandbox->report);
	errno = before;
}

bool sandbox_start(struct sandbox *sandbox, const struct job *job)
{
	pid_t toolbox = getpid();

	sandbox->report = mmap(NULL, sizeof *sandbox->report, PROT_READ | PROT_WRITE,
		MAP_SHARED | MAP_ANONYMOUS, -1, 0);
	if (sandbox->report == MAP_FAILED) {
		sandbox->report = NULL;
		return false;
	}
	if (!make_page(sandbox, job)) {
		give_back(sandbox);
		return false;
	}
	fflush(NULL);
	sandbox->keeper = fork();
	if (sandbox->keeper == 0)
		keeper(job, sandbox, toolbox);
	if (sandbox->keeper < 0) {
		give_back(sandbox);
		return false;
	}
	return true;
}

void sandbox_finish(struct sandbox *sandbox, struct job *job)
{
	const struct sandbox_report *report = sandbox->report;

	job->end = report->end;
	job->code = report->code;
	job->strays = report->strays;
	job->took_ms = report->took_ms;
	if (sandbox->page) {
		job->page = zeroed(1, sizeof *job->page);
		memcpy(job->page, sandbox->page, sizeof *job->page);
	}
	give_back(sandbox);
}
