#include "process/pool.h"

#include "base/clock.h"
#include "base/fault.h"
#include "base/memory.h"
#include "process/sandbox.h"

#include <errno.h>
#include <sched.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { WIDEST = 64 };

struct running {
	struct job *job; /* NULL for a free place */
	struct sandbox sandbox;
	struct cell cell; /* kept from one walled job to the next */
};

static int widest = WIDEST;
static const struct wall *walled; /* NULL for no wall */

void pool_wall(const struct wall *wall)
{
	walled = wall && wall_kinds[wall->level].filtered ? wall : NULL;
}

enum wall_level pool_wall_level(void)
{
	return walled ? walled->level : WALL_L0;
}

void pool_limit(int width)
{
	widest = width < WIDEST ? width : WIDEST;
}

static int processors(void)
{
	cpu_set_t set;
	int count = sched_getaffinity(0, sizeof set, &set) == 0 ? CPU_COUNT(&set) : 1;

	return count < widest ? count : widest;
}

void pool_init(struct pool *pool)
{
	*pool = (struct pool){.width = processors()};
}

struct job *pool_add(struct pool *pool, struct job *job)
{
	pool->jobs = grown(pool->jobs, pool->count, sizeof *pool->jobs);
	pool->jobs[pool->count++] = job;
	return job;
}

static void finish(struct pool *pool, struct job *job)
{
	job->finished = true;
	pool->finished++;
	if (pool->until && job->end == JOB_TIMED_OUT)
		pool->until = now_ms();
	if (job->done)
		job->done(pool, job, job->context);
	if (pool->progress)
		pool->progress(pool, pool->progress_context);
}

static bool is_ready(const struct job *job)
{
	for (int i = 0; job->after[i]; i++)
		if (!job->after[i]->finished)
			return false;
	return true;
}

static bool is_unwanted(const struct job *job)
{
	if (job->cancelled && *job->cancelled)
		return true;
	for (int i = 0; job->after[i]; i++)
		if (job->after[i]->finished && !job_succeeded(job->after[i]))
			return true;
	return false;
}

static int count_running(const struct running *places, int width)
{
	int count = 0;

	for (int i = 0; i < width; i++)
		count += places[i].job != NULL;
	return count;
}

static bool is_running(const struct running *places, int width, const struct job *job)
{
	for (int i = 0; i < width; i++)
		if (places[i].job == job)
			return true;
	return false;
}

static bool alone_is_running(const struct running *places, int width)
{
	for (int i = 0; i < width; i++)
		if (places[i].job && places[i].job->alone)
			return true;
	return false;
}

static bool is_walled(const struct job *job)
{
	return walled && job_is_of_hand_in(job);
}

/* May one more cell be in use? */
static bool has_free_cell(const struct running *places, int width)
{
	int most = walled ? wall_kinds[walled->level].cells : 0, used = 0;

	for (int i = 0; i < width; i++)
		used += places[i].job && places[i].sandbox.cell;
	return !most || used < most;
}

/*
 * Makes cells in all places that are free, so that one is made while another is waited for. Most
 * jobs are not the last of their kind.
 */
static bool open_cells(struct running *places, int width, const struct job *job)
{
	int most = wall_kinds[walled->level].cells;

	for (int i = 0; i < (most ? most : width); i++) {
		if (places[i].job || cell_suits(&places[i].cell, job))
			continue;
		cell_close(&places[i].cell);
		if (!cell_open(&places[i].cell, walled, job))
			return false;
	}
	return true;
}

static void close_cells(struct running *places, int width)
{
	for (int i = 0; i < width; i++)
		cell_leave(&places[i].cell);
	for (int i = 0; i < width; i++)
		cell_close(&places[i].cell);
}

/* A free place that the job may use; where there are cells, one that has the job's. */
static struct running *find_place(struct running *places, int width, const struct job *job)
{
	struct running *found = NULL;

	for (int i = 0; i < width; i++)
		if (!places[i].job && (!found || cell_suits(&places[i].cell, job)))
			found = &places[i];
	return found;
}

static bool start_in_cell(
	struct pool *pool, struct running *places, struct running *place, struct job *job)
{
	if (!cell_suits(&place->cell, job) && !open_cells(places, pool->width, job))
		return false;
	if (!cell_wait(&place->cell)) {
		job->complaint = cell_complaint(&place->cell);
		cell_close(&place->cell);
		errno = EPIPE;
		return false;
	}
	return sandbox_start(&place->sandbox, job, &place->cell);
}

/* Shortens the job's time to what is left for all; false when nothing is. */
static bool has_time(const struct pool *pool, struct job *job)
{
	long left = pool->until - now_ms();

	if (!pool->until)
		return true;
	if (!job->limits.milliseconds || job->limits.milliseconds > left)
		job->limits.milliseconds = left;
	return left > 0;
}

static void start(struct pool *pool, struct running *places, struct job *job)
{
	struct running *place = find_place(places, pool->width, job);
	bool started = is_walled(job) ? start_in_cell(pool, places, place, job)
				      : sandbox_start(&place->sandbox, job, NULL);

	if (started) {
		place->job = job;
		return;
	}
	job->end = JOB_NOT_STARTED;
	job->code = errno;
	finish(pool, job);
}

/* The porter was gone before the job began, so it gets another cell, once. */
static bool is_tried_again(struct running *place, struct job *job)
{
	if (!job->lost)
		return false;
	place->cell.spoilt = true;
	if (job->end != JOB_NOT_STARTED || job->tried_again)
		return false;
	job->tried_again = true;
	return true;
}

/* A job that must run alone goes before all others: its result may make them unnecessary. */
static bool alone_is_waiting(const struct pool *pool, const struct running *places)
{
	for (size_t i = 0; i < pool->count; i++) {
		const struct job *job = pool->jobs[i];

		if (job->alone && !job->finished && is_ready(job) && !is_unwanted(job) &&
			!is_running(places, pool->width, job))
			return true;
	}
	return false;
}

/* Ends those that need not begin, or have no time for it. */
static void skip_vain(struct pool *pool, const struct running *places)
{
	for (size_t i = 0; i < pool->count; i++) {
		struct job *job = pool->jobs[i];

		if (job->finished || is_running(places, pool->width, job))
			continue;
		if (is_unwanted(job))
			job->end = JOB_NOT_RUN;
		else if (!has_time(pool, job))
			job->end = JOB_TIMED_OUT;
		else
			continue;
		finish(pool, job);
	}
}

static bool can_start(const struct pool *pool, const struct running *places, const struct job *job)
{
	return !job->finished && !is_running(places, pool->width, job) && is_ready(job) &&
	       !is_unwanted(job) && !(job->alone && count_running(places, pool->width)) &&
	       !(is_walled(job) && !has_free_cell(places, pool->width));
}

/* The more jobs wait for it, one after the other, the sooner it starts. */
static bool goes_before(const struct job *job, const struct job *other)
{
	return job->urgent != other->urgent ? job->urgent : job->chain > other->chain;
}

/* Of those that can start the one that goes before all others; or NULL. */
static struct job *next_job(const struct pool *pool, const struct running *places)
{
	bool only_alone = alone_is_waiting(pool, places);
	struct job *next = NULL;

	if (count_running(places, pool->width) == pool->width ||
		alone_is_running(places, pool->width))
		return NULL;
	for (size_t i = 0; i < pool->count; i++) {
		struct job *job = pool->jobs[i];

		if ((job->alone || !only_alone) && (!next || goes_before(job, next)) &&
			can_start(pool, places, job))
			next = job;
	}
	return next;
}

/* Starts every job that can start; returns how many are running. */
static int fill(struct pool *pool, struct running *places)
{
	struct job *job;

	skip_vain(pool, places);
	while ((job = next_job(pool, places))) {
		start(pool, places, job);
		skip_vain(pool, places);
	}
	return count_running(places, pool->width);
}

static bool reap(struct pool *pool, struct running *places)
{
	pid_t keeper = waitpid(-1, NULL, WNOHANG);

	if (keeper <= 0)
		return false;
	for (int i = 0; i < pool->width; i++) {
		struct job *job = places[i].job;

		if (!job || places[i].sandbox.keeper != keeper)
			continue;
		sandbox_finish(&places[i].sandbox, job);
		places[i].job = NULL;
		if (!is_tried_again(&places[i], job))
			finish(pool, job);
	}
	return true;
}

static void leave(struct running *places, int width, int number, const sigset_t *before)
{
	for (int i = 0; i < width; i++)
		if (places[i].job)
			kill(places[i].sandbox.keeper, SIGTERM);
	close_cells(places, width);
	while (waitpid(-1, NULL, 0) > 0)
		;
	signal(number, SIG_DFL);
	raise(number);
	sigprocmask(SIG_SETMASK, before, NULL);
	_exit(EXIT_OUR_FAULT); /* not reached: the signal ends us */
}

/* Returns the signal that came, or -1. */
static int wait_for(const struct pool *pool, const sigset_t *set)
{
	const struct timespec half = {.tv_nsec = 500000000};
	int number;

	if (!pool->tick)
		return sigwaitinfo(set, NULL);
	number = sigtimedwait(set, NULL, &half);
	if (number < 0 && errno == EAGAIN)
		pool->tick(pool->tick_context);
	return number;
}

void pool_signals(sigset_t *set)
{
	static const int wanted[] = {SIGCHLD, SIGTERM, SIGINT, SIGHUP};

	sigemptyset(set);
	for (size_t i = 0; i < sizeof wanted / sizeof *wanted; i++)
		sigaddset(set, wanted[i]);
}

void pool_run(struct pool *pool)
{
	struct running places[WIDEST] = {{0}};
	/* What a `done` function writes, the next job reads, which may be another user. */
	mode_t mask = umask(022);
	sigset_t set, before;

	if (!walled)
		umask(mask);
	if (pool->width > WIDEST)
		pool->width = WIDEST;
	pool_signals(&set);
	sigprocmask(SIG_BLOCK, &set, &before);
	for (;;) {
		size_t finished;
		int number;

		while (reap(pool, places))
			;
		finished = pool->finished;
		if (fill(pool, places) == 0) {
			if (pool->finished == pool->count)
				break;
			/* Jobs that were skipped or could not start may make way for others. */
			if (pool->finished > finished)
				continue;
			bug("jobs wait for each other in a circle");
		}
		number = wait_for(pool, &set);
		if (number > 0 && number != SIGCHLD)
			leave(places, pool->width, number, &before);
	}
	close_cells(places, pool->width);
	sigprocmask(SIG_SETMASK, &before, NULL);
	umask(mask);
}

void pool_release(struct pool *pool)
{
	for (size_t i = 0; i < pool->count; i++)
		job_free(pool->jobs[i]);
	free(pool->jobs);
	*pool = (struct pool){0};
}

void job_run(struct job *job)
{
	struct pool pool = {.width = 1};

	pool_add(&pool, job);
	pool_run(&pool);
	free(pool.jobs);
}
