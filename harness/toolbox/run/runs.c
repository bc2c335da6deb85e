#include "run/runs.h"

#include "base/file.h"
#include "base/memory.h"
#include "build/variant.h"
#include "run/run_log.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum {
	SECONDS_NATIVE = 10,
	MEMORY_LARGEST_KIB = 2 << 20,
	MILLISECONDS_FIRST = 3000,
	MILLISECONDS_ALTERED = 1000,
	FIRST_TRY = 3, /* a third of the limit, but no less than that */
	STUCK_UNTIL_HOPELESS = 4,
};

void runs_init(
	struct runs *runs, const struct work_folder *work, unsigned long seed, char **arguments)
{
	*runs = (struct runs){.work = work, .seed = seed, .arguments = arguments};
}

static long time_limit(const struct runs *runs, const struct run *run)
{
	long seconds = run->detector ? run->detector->seconds : SECONDS_NATIVE;

	return conf_number(&runs->work->lab->conf, "limit.seconds", seconds) * 1000;
}

static bool stops_at_report(const struct run *run)
{
	return run->detector && run->detector->has_report;
}

/*
 * A run that times out may have been slowed down by the others, so it gets a second try, alone
 * and with the whole limit. The first try can therefore be short, unless it is the only one. A
 * large run under a detector is not worth more than that, and one that stops a thread needs its
 * time to watch.
 */
static long first_limit(
	const struct runs *runs, const struct run *run, const struct page_orders *orders)
{
	long all = time_limit(runs, run), first = all / FIRST_TRY;

	if (run->is_altered)
		return MILLISECONDS_ALTERED;
	if (run_is_serialised(run) || orders->rest)
		return all;
	if (run->is_large)
		return MILLISECONDS_FIRST < all ? MILLISECONDS_FIRST : all;
	first = first > MILLISECONDS_FIRST ? first : MILLISECONDS_FIRST;
	return first < all ? first : all;
}

static struct job *make_job(const struct runs *runs, const struct run *run,
	const struct page_orders *orders, long milliseconds)
{
	struct job *job = job_new(run->label);

	job->directory = work_folder_path(runs->work, "run");
	run_room(runs->work, job);
	job->only_itself = !run->detector;
	job->output = text_copy(run->output);
	job->errors = text_copy(run->errors);
	job->limits = (struct limits){
		.milliseconds = milliseconds,
		.output_bytes = RUN_OUTPUT_LARGEST,
		.memory_kib = MEMORY_LARGEST_KIB,
	};
	job->watched = true;
	job->orders = *orders;
	variant_run(runs->work->house, run->build->variant, run->log, job);
	job_argument(job, run->build->program);
	for (char **argument = runs->arguments; argument && *argument; argument++)
		job_argument(job, *argument);
	return job;
}

struct ended {
	struct runs *runs;
	struct run *run;
};

static void try_alone(struct pool *pool, struct ended *ended, const struct job *job)
{
	struct job *again = make_job(
		ended->runs, ended->run, &job->orders, time_limit(ended->runs, ended->run));

	again->alone = true;
	again->done = job->done;
	again->context = ended;
	again->cancelled = job->cancelled;
	ended->run->job = pool_add(pool, again);
}

/* A run needed more time than a first try has, and the others may need it, too. */
static void allow_all_time(struct runs *runs)
{
	for (size_t i = 0; i < runs->count; i++) {
		struct job *job = runs->items[i]->job;

		if (!job->finished)
			job->limits.milliseconds = time_limit(runs, runs->items[i]);
	}
}

static void stop_all_but_reporters(struct runs *runs)
{
	runs->stop_native = true;
	runs->stop_serialised = true;
}

static void stop_all(struct runs *runs)
{
	stop_all_but_reporters(runs);
	runs->stop_reporters = true;
}

static void run_done(struct pool *pool, struct job *job, void *context)
{
	struct ended *ended = context;
	struct runs *runs = ended->runs;
	bool timed_out = job->end == JOB_TIMED_OUT && !run_may_be_slow(ended->run);

	/* How it ends says something of its stores, and nothing that would end other runs. */
	if (ended->run->is_altered) {
		free(ended);
		return;
	}
	if (timed_out && !job->alone) {
		try_alone(pool, ended, job);
		return;
	}
	if (timed_out)
		stop_all(runs);
	else if (job->alone)
		allow_all_time(runs);
	if (job->end == JOB_FLOODED || job->end == JOB_TOO_LARGE)
		stop_all(runs);
	/* A race may be why it is stuck, so ThreadSanitizer gets a few more tries. */
	if (job->end == JOB_DEADLOCKED) {
		stop_all_but_reporters(runs);
		if (stops_at_report(ended->run) && ++runs->stuck >= STUCK_UNTIL_HOPELESS)
			stop_all(runs);
	}
	if (runs->stop_at_report && run_log_has_report(ended->run)) {
		runs->stop_reporters = true;
		if (runs->spare_serialised && run_log_has_race(ended->run, runs->work->lab))
			runs->stop_serialised = true;
	}
	free(ended);
}

static bool *stop_flag(struct runs *runs, const struct run *run)
{
	if (stops_at_report(run))
		return &runs->stop_reporters;
	return run_is_serialised(run) ? &runs->stop_serialised : &runs->stop_native;
}

/* The first of the usual runs has the size that the lab names: some faults show at that one only.
 */
static long size_of(const struct runs *runs, const struct plan_row *row, int number, uint64_t seed)
{
	const struct lab *lab = runs->work->lab;
	long named = size_most(lab, row->variant, SIZE_USUAL);

	if (runs->rounds)
		return runs->rounds;
	return row->size == SIZE_USUAL && !number && !row->orders.altered
		       ? named
		       : size_draw(lab, row->variant, row->size, seed);
}

/* Programs of one's own, and experiments, are nobody's hand-in. */
static bool is_hand_in(const struct lab *lab)
{
	return !lab->is_own_program && !lab_is_experiments(lab);
}

void runs_add(struct runs *runs, struct pool *pool, const struct build *build,
	const struct plan_row *row, int count)
{
	for (int i = 0; i < (count ? count : plan_count(row, runs->work->lab)); i++) {
		struct run *run = zeroed(1, sizeof *run);
		struct ended *ended = zeroed(1, sizeof *ended);
		struct page_orders orders = row->orders;

		orders.seed += runs->seed + (unsigned long)i;
		orders.rounds = (uint32_t)size_of(runs, row, i, orders.seed);
		orders.rest = row->orders.rest ? (uint32_t)i + 1 : 0;
		if (row->orders.stretch)
			orders.stretch =
				(uint32_t)size_round((long)orders.rounds, i % 3, runs->seed);
		orders.guarded = is_hand_in(runs->work->lab);
		orders.alone = !runs->work->lab->is_own_program;
		run->build = build;
		run->detector = detector_of(row->variant);
		run->manner = row->manner;
		run->is_large =
			row->size != SIZE_USUAL && !runs->rounds && lab_has_sizes(runs->work->lab);
		run->is_altered = orders.altered != 0;
		run->label = text_format("%s-%02zu", row->variant, runs->count);
		run->output = work_folder_path(runs->work, "run/%s.out", run->label);
		run->errors = work_folder_path(runs->work, "run/%s.err", run->label);
		run->log = work_folder_path(runs->work, "run/%s.log", run->label);
		run->job = make_job(runs, run, &orders, first_limit(runs, run, &orders));
		run->job->done = run_done;
		run->job->context = ended;
		run->job->cancelled = stop_flag(runs, run);
		*ended = (struct ended){runs, run};
		pool_add(pool, run->job);
		runs->items = grown(runs->items, runs->count, sizeof *runs->items);
		runs->items[runs->count++] = run;
	}
}

static bool is_output_of(const struct run *run, const char *file)
{
	size_t length = strlen(run->label);

	return run->job->end != JOB_NOT_RUN && strncmp(file, run->label, length) == 0 &&
	       file[length] == '.';
}

void runs_sweep(const struct runs *runs)
{
	char *folder = work_folder_path(runs->work, "run");
	DIR *directory = opendir(folder);
	struct dirent *entry;

	while (directory && (entry = readdir(directory))) {
		char *path = text_format("%s/%s", folder, entry->d_name);
		bool is_wanted = !work_folder_is_output(path);

		for (size_t i = 0; i < runs->count && !is_wanted; i++)
			is_wanted = is_output_of(runs->items[i], entry->d_name);
		if (!is_wanted)
			unlink(path);
		free(path);
	}
	if (directory)
		closedir(directory);
	free(folder);
}

void runs_release(struct runs *runs)
{
	for (size_t i = 0; i < runs->count; i++) {
		free(runs->items[i]->label);
		free(runs->items[i]->output);
		free(runs->items[i]->errors);
		free(runs->items[i]->log);
		free(runs->items[i]);
	}
	free(runs->items);
	*runs = (struct runs){0};
}
