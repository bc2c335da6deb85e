/* In which order jobs run, and what becomes of those that do not. The jobs are true, false, sleep.
 */
#include "process/pool.h"

#include "base/clock.h"
#include "base/fault.h"
#include "base/file.h"
#include "tap.h"

#include <errno.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

enum { LONG_WORD = 9000, LONG_MS = 30000 };

/* What the `done` functions noted: "a=exited0 b=not-run0 ". */
static struct text ended;

static void note(struct pool *pool, struct job *job, void *context)
{
	(void)pool, (void)context;
	text_addf(&ended, "%s=%s%d ", job->name, job_end_word(job->end), job->code);
}

static struct job *add(struct pool *pool, const char *name, const char *command)
{
	struct job *job = pool_add(pool, job_new(name));

	job_arguments(job, command);
	job->done = note;
	return job;
}

/* The same, after another job. */
static struct job *add_after(
	struct pool *pool, struct job *before, const char *name, const char *command)
{
	struct job *job = add(pool, name, command);

	job_after(job, before);
	return job;
}

static void open_pool(struct pool *pool, int width)
{
	pool_init(pool);
	pool->width = width;
	text_clear(&ended);
}

static void run(struct tap *tap, struct pool *pool, const char *wanted, const char *sentence)
{
	pool_run(pool);
	tap_string(tap, text_string(&ended), wanted, sentence);
	pool_release(pool);
}

static void order_tests(struct tap *tap)
{
	struct pool pool;
	struct job *last, *skipped;

	open_pool(&pool, 1);
	run(tap, &pool, "", "a pool of no jobs is done");

	open_pool(&pool, 1);
	add(&pool, "a", "true");
	add(&pool, "b", "false");
	add(&pool, "c", "sh -c :");
	run(tap, &pool, "a=exited0 b=exited1 c=exited0 ", "jobs run in the order they were added");

	open_pool(&pool, 4);
	last = add(&pool, "last", "true");
	job_after(last, add(&pool, "first", "true"));
	run(tap, &pool, "first=exited0 last=exited0 ", "a job waits for the one it needs");

	open_pool(&pool, 1);
	add(&pool, "a", "true");
	add_after(&pool, add(&pool, "b", "true"), "after b", "true");
	run(tap, &pool, "b=exited0 a=exited0 after b=exited0 ", "what others wait for comes first");

	open_pool(&pool, 4);
	last = add(&pool, "last", "true");
	skipped = add(&pool, "skipped", "true");
	job_after(last, skipped);
	job_after(skipped, add(&pool, "first", "false"));
	run(tap, &pool, "first=exited1 skipped=not-run0 last=not-run0 ",
		"and is skipped if that fails, with all that need it");

	open_pool(&pool, 1);
	add_after(&pool, add(&pool, "b", "true"), "after b", "true");
	add(&pool, "urgent", "true")->urgent = true;
	run(tap, &pool, "urgent=exited0 b=exited0 after b=exited0 ", "but after what is urgent");
}

static void cancel_tests(struct tap *tap)
{
	bool cancelled = true;
	struct pool pool;
	struct job *needs;

	open_pool(&pool, 2);
	add(&pool, "a", "true")->cancelled = &cancelled;
	add(&pool, "b", "true");
	run(tap, &pool, "a=not-run0 b=exited0 ", "a job that is cancelled does not start");

	open_pool(&pool, 1);
	needs = add(&pool, "needs", "true");
	needs->cancelled = &cancelled;
	add_after(&pool, needs, "after", "true");
	run(tap, &pool, "needs=not-run0 after=not-run0 ", "nor does what needs it");

	open_pool(&pool, 1);
	needs = job_new("needed");
	add_after(&pool, needs, "after", "true");
	needs->cancelled = &cancelled;
	needs->done = note;
	pool_add(&pool, needs);
	run(tap, &pool, "needed=not-run0 after=not-run0 ", "whichever was added first");
}

/* A job that ends when `file` is there, and never otherwise. */
static struct job *add_waiting(struct pool *pool, const char *name, const char *file)
{
	char *script = text_format("until [ -e %s ]; do sleep 0.01; done", file);
	struct job *job = add(pool, name, "sh -c");

	job_argument(job, script);
	job->limits.milliseconds = LONG_MS;
	free(script);
	return job;
}

static struct job *add_making(struct pool *pool, const char *name, const char *file)
{
	struct job *job = add(pool, name, "touch");

	job_argument(job, file);
	return job;
}

static bool all_succeeded(const struct pool *pool)
{
	for (size_t i = 0; i < pool->count; i++)
		if (!job_succeeded(pool->jobs[i]))
			return false;
	return true;
}

static void side_by_side_tests(struct tap *tap, const char *folder)
{
	char *file = text_format("%s/made", folder), *other = text_format("%s/other", folder);
	char *unmade = text_format("sleep 0.2; [ ! -e %s ]", other);
	struct pool pool;
	struct job *alone;

	open_pool(&pool, 2);
	add_waiting(&pool, "waiting", file);
	add_making(&pool, "making", file);
	pool_run(&pool);
	tap_ok(tap, all_succeeded(&pool), "as many jobs run at a time as the pool is wide");
	pool_release(&pool);
	unlink(file);

	open_pool(&pool, 4);
	alone = add_after(&pool, add_waiting(&pool, "waiting", file), "alone", "true");
	alone->alone = true;
	add_making(&pool, "making", file);
	pool_run(&pool);
	tap_ok(tap, all_succeeded(&pool) && text_ends(text_string(&ended), "alone=exited0 "),
		"one that would run alone keeps nobody waiting while it waits itself");
	pool_release(&pool);

	open_pool(&pool, 4);
	add_making(&pool, "making", other);
	alone = add(&pool, "alone", "sh -c");
	job_argument(alone, unmade);
	alone->alone = true;
	pool_run(&pool);
	tap_ok(tap, all_succeeded(&pool), "and while it runs, nothing else does");
	pool_release(&pool);
	free(file);
	free(other);
	free(unmade);
}

static void alone_tests(struct tap *tap)
{
	struct pool pool;

	open_pool(&pool, 1);
	add(&pool, "a", "true");
	add(&pool, "b", "true")->alone = true;
	add(&pool, "c", "true");
	run(tap, &pool, "b=exited0 a=exited0 c=exited0 ", "a job that runs alone goes first");
}

/* Runs the pool without a descriptor to spare: a job with a page cannot start, nor can another's
 * program. */
static void run_starved(
	struct tap *tap, struct pool *pool, const char *wanted, const char *sentence)
{
	struct rlimit before, none;

	getrlimit(RLIMIT_NOFILE, &before);
	none = (struct rlimit){.rlim_cur = 3, .rlim_max = before.rlim_max};
	setrlimit(RLIMIT_NOFILE, &none);
	pool_run(pool);
	setrlimit(RLIMIT_NOFILE, &before);
	tap_string(tap, text_string(&ended), wanted, sentence);
	pool_release(pool);
}

static void not_started_tests(struct tap *tap)
{
	char *wanted = text_format("a=not-started%d b=not-started%d ", EMFILE, EMFILE);
	struct pool pool;

	open_pool(&pool, 1);
	add(&pool, "a", "/nowhere/program");
	run(tap, &pool, "a=not-started2 ", "a program that is not there is told with its errno");

	open_pool(&pool, 1);
	add(&pool, "a", "true")->watched = true;
	add(&pool, "b", "true");
	run_starved(tap, &pool, wanted, "so is a job that cannot be started");

	open_pool(&pool, 1);
	add(&pool, "a", "true")->watched = true;
	pool.jobs[0]->alone = true;
	add(&pool, "b", "true");
	run_starved(tap, &pool, wanted, "and one that would run alone makes way for the others");
	free(wanted);
}

static void circle_test(struct tap *tap)
{
	int pipes[2], status;
	struct text said = {0};
	char bytes[1000];
	ssize_t length;
	pid_t child;

	fflush(stdout);
	if (pipe(pipes) != 0 || (child = fork()) < 0)
		return;
	if (child == 0) {
		static struct pool pool;
		struct job *first;

		dup2(pipes[1], STDERR_FILENO);
		open_pool(&pool, 1);
		first = add(&pool, "a", "true");
		job_after(first, add_after(&pool, first, "b", "true"));
		pool_run(&pool);
		_exit(0);
	}
	close(pipes[1]);
	while ((length = read(pipes[0], bytes, sizeof bytes)) > 0)
		text_add_bytes(&said, bytes, (size_t)length);
	close(pipes[0]);
	waitpid(child, &status, 0);
	tap_number(tap, WIFEXITED(status) ? WEXITSTATUS(status) : -1, EXIT_OUR_FAULT,
		"jobs that wait for each other are a fault of ours");
	tap_ok(tap, strstr(text_string(&said), "jobs wait for each other in a circle") != NULL,
		"which is told");
	text_release(&said);
}

static void argument_tests(struct tap *tap)
{
	char *word = calloc(1, LONG_WORD + 1), *words;
	struct job *job = job_new("long");

	memset(word, 'x', LONG_WORD);
	words = text_format(" one\t%s  a,b ", word);
	job_arguments(job, words);
	tap_string(tap, job->arguments[0], "one", "blanks end a word");
	tap_string(tap, job->arguments[1], word, "which may have any length");
	tap_string(tap, job->arguments[2], "a,b", "and commas in it");
	tap_ok(tap, !job->arguments[3], "after the last word there is none");
	job_free(job);
	free(words);
	free(word);
}

/* One end for all: the first is stopped by it, the second does not begin. */
static void until_tests(struct tap *tap)
{
	struct pool pool;

	open_pool(&pool, 1);
	add(&pool, "a", "sleep 60");
	add(&pool, "b", "sleep 60");
	pool.until = now_ms() + 200;
	run(tap, &pool, "a=timed-out0 b=timed-out0 ", "no job runs past the end of all");

	open_pool(&pool, 1);
	add(&pool, "a", "sleep 60")->limits.milliseconds = 100;
	add(&pool, "b", "true");
	pool.until = now_ms() + LONG_MS;
	run(tap, &pool, "a=timed-out0 b=timed-out0 ", "nor begins after one that ran out of time");
}

int main(void)
{
	char folder[] = "/tmp/test_pool.XXXXXX";
	struct tap tap = tap_plan(24);

	if (!mkdtemp(folder))
		return 1;
	order_tests(&tap);
	cancel_tests(&tap);
	alone_tests(&tap);
	side_by_side_tests(&tap, folder);
	not_started_tests(&tap);
	circle_test(&tap);
	argument_tests(&tap);
	until_tests(&tap);
	text_release(&ended);
	remove_tree(folder);
	return tap_end(&tap);
}
