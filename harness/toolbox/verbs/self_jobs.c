#include "verbs/self_jobs.h"

#include "base/fault.h"
#include "base/file.h"
#include "base/memory.h"
#include "process/pool.h"
#include "process/tools.h"
#include "verdict/fitness.h"
#include "words/screen.h"

#include <stdlib.h>

enum { SAID_LARGEST = 16 << 20 };

struct self_jobs {
	struct job **jobs; /* in the order asked for, in which they are told */
	size_t count, told;
	self_job_tell *tell;
	void *context;
};

/* Tells every job that has ended, up to the first that has not. */
static void job_ended(struct pool *pool, struct job *job, void *context)
{
	struct self_jobs *self_jobs = context;

	(void)pool, (void)job;
	while (self_jobs->told < self_jobs->count && self_jobs->jobs[self_jobs->told]->finished) {
		size_t index = self_jobs->told++;
		const struct job *next = self_jobs->jobs[index];
		struct text said = {0};

		file_read(&said, next->output, SAID_LARGEST);
		screen_progress_done();
		self_jobs->tell(index, next, text_string(&said), self_jobs->context);
		text_release(&said);
	}
}

static struct job *make_job(const char *words, char *output)
{
	struct job *job = job_new(words);

	job_argument(job, "/proc/self/exe");
	job_arguments(job, words);
	job_arguments(job, "--jobs 2"); /* a grading often waits for one process, or for time */
	job->output = output;
	job->errors = text_copy(output);
	job->done = job_ended;
	return job;
}

void self_jobs_calibrate(const struct house *house)
{
	struct conf versions;
	struct fitness fitness;

	tools_read(house, &versions);
	fitness_measure(&fitness, house, &versions);
	fitness_release(&fitness);
	conf_release(&versions);
}

/* The heaviest that is not in the pool yet, and the first of those that weigh the same. */
static size_t next_in_line(const struct self_job *asked, size_t count, const bool *is_added)
{
	size_t best = count;

	for (size_t i = 0; i < count; i++)
		if (!is_added[i] && (best == count || asked[i].weight > asked[best].weight))
			best = i;
	return best;
}

void self_jobs_run(const struct house *house, const char *name, const struct self_job *asked,
	size_t count, long width, self_job_tell *tell, void *context)
{
	struct self_jobs self_jobs = {.count = count, .tell = tell, .context = context};
	char *folder = text_format("%s/%s", house->build, name);
	bool *is_added = zeroed(count + 1, sizeof *is_added);
	struct pool pool;

	self_jobs_calibrate(house);
	make_directories(folder);
	pool_init(&pool);
	/* One more than there are processors: a grading waits for a tenth of its time. */
	pool.width = width ? (int)width : pool.width + 1;
	pool.progress = screen_progress;
	pool.progress_context = (void *)name;
	self_jobs.jobs = zeroed(count + 1, sizeof(struct job *));
	for (size_t i = 0; i < count; i++) {
		size_t next = next_in_line(asked, count, is_added);
		char *output = text_format("%s/%zu.txt", folder, next + 1);

		is_added[next] = true;
		self_jobs.jobs[next] = pool_add(&pool, make_job(asked[next].words, output));
		self_jobs.jobs[next]->context = &self_jobs;
	}
	screen_progress(&pool, pool.progress_context);
	pool_run(&pool);
	screen_progress_done();
	pool_release(&pool);
	free(self_jobs.jobs);
	free(is_added);
	free(folder);
}
