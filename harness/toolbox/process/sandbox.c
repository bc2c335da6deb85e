/*
 * Theory of operation
 *
 *   toolbox --fork--> keeper --fork--> program --> whatever it starts
 *
 * The keeper is a subreaper: a descendant whose parent dies becomes the keeper's child, so
 * "kill my children until I have none" ends everything, however often it forked or called
 * setsid(). It asks the kernel for SIGTERM when the toolbox dies, and takes its signals
 * synchronously (all blocked, sigtimedwait), so there is no handler and no window.
 *
 * A deadlock is told from a long computation without a guess: the program's runtime writes into
 * the page what each thread, and each process it forked, waits for. Every thread ended, or in a
 * wait without a time-out, or parked until one of those switches to it; nobody moved for several
 * looks, the kernel says that each of them sleeps, and no other process is there: then nobody is
 * left to wake them. A thread that was woken but not yet scheduled is runnable in the kernel's
 * eyes, so a slow machine cannot fake it. Bytes can be on their way between two sockets while
 * nobody is awake, but not for long.
 */
#include "process/sandbox.h"

#include "base/clock.h"
#include "base/fault.h"
#include "base/memory.h"
#include "runtime/calls.h"

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
	LOOK_EVERY_MS = 25,
	LOOKS_UNTIL_DEADLOCK = 8,
	LOOKS_AT_PEERS = 20, /* where somebody waits for bytes: TCP delays by up to 200 ms */
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

/* One task in the kernel's eyes. */
struct task {
	char state; /* the kernel's letter; 0 when it is gone, '?' when nobody can say */
	char name[16];
	int threads; /* in its process */
};

/* A task of any process is found by its own number, though only processes are listed there. */
static struct task look_at_task(uint32_t number)
{
	struct task task = {0};
	char path[64], line[512];
	FILE *file;
	char *begin, *end;

	snprintf(path, sizeof path, "/proc/%u/stat", number);
	file = fopen(path, "re");
	if (!file) {
		task.state = errno == ENOENT ? 0 : '?';
		return task;
	}
	/* The name in brackets may hold anything; the state follows the last bracket. */
	if (fgets(line, sizeof line, file) && (begin = strchr(line, '(')) &&
		(end = strrchr(line, ')'))) {
		snprintf(task.name, sizeof task.name, "%.*s", (int)(end - begin - 1), begin + 1);
		sscanf(end,
			") %c %*s %*s %*s %*s %*s %*s %*s %*s %*s %*s %*s %*s %*s %*s %*s %*s %d",
			&task.state, &task.threads);
	}
	fclose(file);
	return task;
}

static bool is_watched(const struct page *page, uint32_t count, pid_t process)
{
	for (uint32_t i = 0; i < count; i++)
		if (page->threads[i].process == (uint32_t)process)
			return true;
	return false;
}

/* ThreadSanitizer starts it for its first report, and keeps it; it answers nobody else. */
static bool is_symboliser(int process)
{
	return strcmp(look_at_task((uint32_t)process).name, "llvm-symbolizer") == 0;
}

/* Did that task start a process that is still there and that nobody watches? */
static bool has_strangers(const struct page *page, uint32_t count, uint32_t process, uint32_t task)
{
	char path[64];
	FILE *file;
	int child;
	bool found = false;

	snprintf(path, sizeof path, "/proc/%u/task/%u/children", process, task);
	file = fopen(path, "re");
	while (file && fscanf(file, "%d", &child) == 1)
		found = found || !(is_watched(page, count, child) || is_symboliser(child));
	if (file)
		fclose(file);
	return found;
}

/* A stranger may still wake the program: by a pipe, a signal, or in memory that they share. */
static bool is_alone(const struct page *page, uint32_t count)
{
	for (uint32_t i = 0; i < count; i++)
		if (has_strangers(page, count, page->threads[i].process, page->threads[i].task))
			return false;
	return !has_strangers(page, count, (uint32_t)getpid(), (uint32_t)getpid());
}

struct watch {
	uint64_t fingerprint;
	int looks; /* in a row with every thread stuck and nobody moving */
};

/*
 * Will this one never move again? Of a forked process only the kernel knows: it may still be busy
 * ending, or have been killed with no chance to say so. Its first thread is a zombie as soon as
 * that one has ended; the process is gone with its last. (`task` is 0 in one that has not begun.)
 */
static bool has_gone(const struct page *page, uint32_t index, uint32_t state, struct task task)
{
	bool is_zombie = task.state == 'Z' || task.state == 'X';

	if (page_is_process(page, index))
		return !task.state || (is_zombie && task.threads <= 1);
	return state == PAGE_ENDED;
}

static bool is_stuck(struct watch *watch, const struct page *page)
{
	uint32_t count = atomic_load_explicit(&page->thread_count, memory_order_relaxed);
	uint64_t fingerprint = count;
	bool somebody_waits = false, for_bytes = false;

	if (count == 0 || count > PAGE_THREADS) /* not begun yet, or not all of them watched */
		return false;
	for (uint32_t i = 0; i < count; i++) {
		const struct page_thread *thread = &page->threads[i];
		uint32_t state = atomic_load_explicit(&thread->state, memory_order_relaxed);
		struct task task = look_at_task(thread->task);

		fingerprint = fingerprint * 1000003 +
			      atomic_load_explicit(&thread->moves, memory_order_relaxed);
		if (state == PAGE_PARKED || has_gone(page, i, state, task))
			continue;
		if (state != PAGE_WAITS || task.state != 'S') {
			watch->looks = 0;
			return false;
		}
		somebody_waits = true;
		for_bytes = for_bytes || thread->call >= CALL_read;
	}
	watch->looks = somebody_waits && fingerprint == watch->fingerprint ? watch->looks + 1 : 0;
	watch->fingerprint = fingerprint;
	return watch->looks >= (for_bytes ? LOOKS_AT_PEERS : LOOKS_UNTIL_DEADLOCK) &&
	       is_alone(page, count);
}

static long resident_kib(uint32_t process)
{
	char path[64];
	long total = 0, resident = 0;
	FILE *file;

	snprintf(path, sizeof path, "/proc/%u/statm", process);
	file = fopen(path, "re");
	if (!file)
		return 0;
	if (fscanf(file, "%ld %ld", &total, &resident) != 2)
		resident = 0;
	fclose(file);
	return resident * (sysconf(_SC_PAGESIZE) / 1024);
}

/* Of the program and of every process that it forked and that is watched. */
static long memory_kib(pid_t program, const struct page *page)
{
	uint32_t count = page ? page_threads(page) : 0;
	long sum = resident_kib((uint32_t)program);

	for (uint32_t i = 1; i < count; i++) {
		const struct page_thread *thread = &page->threads[i];

		if (page_is_process(page, i) && thread->state != PAGE_ENDED)
			sum += resident_kib(thread->process);
	}
	return sum;
}

/* Kills every child of this process and their descendants; returns how many there were. */
static int kill_everything(void)
{
	char path[64];
	int killed = 0;

	snprintf(path, sizeof path, "/proc/self/task/%d/children", (int)getpid());
	for (int round = 0; round < KILL_ROUNDS; round++) {
		FILE *file = fopen(path, "re");
		int child;

		while (file && fscanf(file, "%d", &child) == 1)
			kill(child, SIGKILL);
		if (file)
			fclose(file);
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

/* Waits for the program; returns how it ended, killing it when a limit is passed. */
static void keep(const struct job *job, struct sandbox *sandbox, pid_t program, const sigset_t *set)
{
	const struct timespec pause = {0, LOOK_EVERY_MS * 1000000L};
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
			report->end = JOB_NOT_RUN; /* the toolbox wants to leave */
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
		if (sandbox->page && number <= 0 && is_stuck(&watch, sandbox->page)) {
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
