/*
 * Theory of operation
 *
 *   toolbox --fork--> keeper --fork--> program --> whatever it starts           (side_here.c)
 *                     keeper --letter--> porter --fork--> program --> ...       (side_behind.c)
 *
 * The keeper asks the kernel for SIGTERM when the toolbox dies, and takes its signals synchronously
 * (all blocked), so there is no handler and no signal is missed.
 */
#include "process/sandbox.h"

#include "base/clock.h"
#include "base/memory.h"
#include "process/side.h"
#include "process/watch.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdalign.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

/* ------------------------------------------------------------------ the keeper's side */

/* Behind a wall all memory counts, here that of the program and of every process on its page. */
static long memory_kib(const struct side *side, const struct page *page)
{
	uint32_t count = page ? page_threads(page) : 0;
	long sum;

	if (side->cell)
		return tasks_resident_kib(&side->tasks);
	sum = task_resident_kib(&side->tasks, (uint32_t)side->program);
	for (uint32_t i = 1; i < count; i++) {
		const struct page_thread *thread = &page->threads[i];

		if (page_is_process(page, i) && thread->state != PAGE_ENDED)
			sum += task_resident_kib(&side->tasks, thread->process);
	}
	return sum;
}

static void note_status(struct sandbox_report *report, const struct side *side)
{
	if (WIFSIGNALED(side->status)) {
		report->end = WTERMSIG(side->status) == SIGXFSZ ? JOB_FLOODED : JOB_KILLED;
		report->code = WTERMSIG(side->status);
	} else if (WEXITSTATUS(side->status) == LAUNCH_FAILED && side->failure) {
		report->end = JOB_NOT_STARTED;
		report->code = side->failure;
	} else {
		report->end = JOB_EXITED;
		report->code = WEXITSTATUS(side->status);
	}
}

/* Takes one look. True when the program has ended or must end: `report->end` says how. */
static bool is_over(const struct job *job, struct side *side, struct sandbox *sandbox,
	struct watch *watch, long took)
{
	struct sandbox_report *report = sandbox->report;
	enum side_news news = side->kind->wait(side);

	if (news == SIDE_LOST) { /* only where the porter is no init can a program kill it */
		report->end = JOB_KILLED;
		report->code = SIGKILL;
	} else if (news == SIDE_ENDED)
		note_status(report, side);
	else if (news == SIDE_LEAVES)
		report->end = JOB_NOT_RUN;
	else if (job->limits.milliseconds && took > job->limits.milliseconds)
		report->end = JOB_TIMED_OUT;
	else if (job->limits.memory_kib && memory_kib(side, sandbox->page) > job->limits.memory_kib)
		report->end = JOB_TOO_LARGE;
	else if (sandbox->page && news == SIDE_QUIET &&
		 watch_is_stuck(watch, sandbox->page, &side->tasks))
		report->end = JOB_DEADLOCKED;
	else
		return false;
	return true;
}

/* Waits for the program, kills it if it passes a limit, and reports how it ended. */
static void keep(const struct job *job, struct sandbox *sandbox, struct side *side)
{
	struct sandbox_report *report = sandbox->report;
	struct watch watch = {0};
	long begin = now_ms();

	while (!is_over(job, side, sandbox, &watch, now_ms() - begin))
		if (sandbox->page)
			watch_ticks(&watch, sandbox->page, now_ms() - begin);
	report->took_ms = now_ms() - begin;
	report->idle_ms = report->took_ms - watch.ticked;
	side->kind->end(side);
	report->strays = side->strays;
	report->lost = !side->kind->is_clean(side);
}

/*
 * Opens a file for what the program prints, and empties it. Behind the lowest wall the hand-in may
 * change the folder: this never goes through a link, and never to a file that has a second name.
 */
static int open_output(const char *path)
{
	struct stat status;
	int file;

	if (!path)
		return open("/dev/null", O_WRONLY | O_CLOEXEC);
	file = open(path, O_WRONLY | O_CREAT | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC, 0666);
	if (file < 0)
		return -1;
	if (fstat(file, &status) == 0 && S_ISREG(status.st_mode) && status.st_nlink == 1 &&
		ftruncate(file, 0) == 0)
		return file;
	close(file);
	errno = EMLINK;
	return -1;
}

static bool start(const struct job *job, const struct sandbox *sandbox, struct side *side)
{
	struct launch launch = {
		.arguments = job->arguments,
		.environment = job->environment,
		.directory = job->directory,
		.output_bytes = job->limits.output_bytes,
		.processes = sandbox->processes,
		.executes = !job->only_itself,
		.output = open_output(job->output),
		.page = sandbox->page_file,
	};

	if (launch.output < 0)
		return false;
	if (job->errors && job->output && strcmp(job->errors, job->output) == 0)
		launch.errors = launch.output;
	else
		launch.errors = open_output(job->errors);
	return launch.errors >= 0 && side->kind->start(side, &launch);
}

static void keeper(const struct job *job, struct sandbox *sandbox, pid_t toolbox)
{
	static const int wanted[] = {SIGCHLD, SIGTERM, SIGINT, SIGHUP, SIGQUIT};
	struct side side;
	sigset_t set;

	sigemptyset(&set);
	for (size_t i = 0; i < sizeof wanted / sizeof *wanted; i++)
		sigaddset(&set, wanted[i]);
	sigprocmask(SIG_BLOCK, &set, NULL);
	prctl(PR_SET_PDEATHSIG, SIGTERM);
	if (getppid() != toolbox)
		_exit(0);
	side_init(&side, sandbox->cell, &set);
	if (!start(job, sandbox, &side)) {
		sandbox->report->end = JOB_NOT_STARTED;
		sandbox->report->code = errno;
		sandbox->report->lost = !side.kind->is_clean(&side);
		_exit(0);
	}
	keep(job, sandbox, &side);
	if (sandbox->cell && !sandbox->report->lost && !cell_collect(sandbox->cell, job))
		sandbox->report->end = JOB_FLOODED;
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

bool sandbox_start(struct sandbox *sandbox, const struct job *job, const struct cell *cell)
{
	pid_t toolbox = getpid();

	*sandbox = (struct sandbox){.cell = cell, .processes = cell ? cell->processes : 0};
	sandbox->report = mmap(NULL, sizeof *sandbox->report, PROT_READ | PROT_WRITE,
		MAP_SHARED | MAP_ANONYMOUS, -1, 0);
	if (sandbox->report == MAP_FAILED) {
		sandbox->report = NULL;
		return false;
	}
	sandbox->report->lost = cell != NULL; /* until the keeper says otherwise */
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

	/* A keeper that was killed has said nothing. */
	job->end = report->end;
	job->code = report->code;
	job->strays = report->strays;
	job->idle_ms = report->idle_ms;
	job->took_ms = report->took_ms;
	job->lost = report->lost;
	if (sandbox->page) {
		job->page = aligned(alignof(struct page), sizeof *job->page);
		memcpy(job->page, sandbox->page, sizeof *job->page);
	}
	give_back(sandbox);
}
