#include "run/run.h"

#include "base/file.h"
#include "process/lean_libc.h"

#include <stdlib.h>
#include <string.h>

void run_room(const struct work_folder *work, struct job *job)
{
	char *programs = work_folder_path(work, "bin"), *libc = lean_libc(work->house);

	job_sees(job, programs);
	if (file_exists(libc))
		job_sees(job, libc);
	job->scratch = work_folder_path(work, "run");
	free(programs);
	free(libc);
}

bool run_is_serialised(const struct run *run)
{
	return run->detector && run->detector->serialised;
}

/* Has a thread ticked lately, and none of them far too often? */
static bool is_working(const struct run *run)
{
	uint64_t most = 4 * (uint64_t)run->job->orders.rounds + 16;

	for (uint32_t i = 0; i < run_threads(run); i++)
		if (run_ticks(run, i) > most)
			return false;
	return run->job->page && run->job->idle_ms < run->job->limits.milliseconds / 2;
}

bool run_may_be_slow(const struct run *run)
{
	return run_is_serialised(run) || (run->is_large && (run->detector || is_working(run)));
}

char *run_outcome(const struct run *run)
{
	char *all, *last = NULL, *save = NULL;
	struct text text = {0};

	file_read(&text, run->output, RUN_OUTPUT_LARGEST);
	all = text_printable(text_string(&text), text.length, text.length);
	for (char *line = strtok_r(all, "\n", &save); line; line = strtok_r(NULL, "\n", &save))
		if (*text_trim(line))
			last = text_trim(line);
	last = last ? text_printable(last, strlen(last), LAB_OUTCOME_LONGEST) : text_copy("");
	text_release(&text);
	free(all);
	return last;
}

uint32_t run_threads(const struct run *run)
{
	return run->job->page ? page_threads(run->job->page) : 0;
}

uint64_t run_ticks(const struct run *run, uint32_t thread)
{
	return run->job->page ? run->job->page->threads[thread].ticks : 0;
}

bool run_interleaved(const struct run *run)
{
	for (uint32_t i = 0; i < run_threads(run); i++)
		if (run->job->page->threads[i].between)
			return true;
	return false;
}

/* In percent. Of fewer ticks than FEWEST, which `counted` are, nobody can say that they are many.
 */
static int share(uint64_t part, uint64_t all, uint64_t counted)
{
	enum { FEWEST = 8 };

	return counted < FEWEST ? 0 : (int)(part * 100 / all);
}

int run_longest_row(const struct run *run)
{
	int longest = 0;

	for (uint32_t i = 0; i < run_threads(run); i++) {
		const struct page_thread *thread = &run->job->page->threads[i];
		int percent = share(thread->longest_row, thread->ticks, thread->ticks);

		longest = percent > longest ? percent : longest;
	}
	return longest;
}

int run_stretch(const struct run *run)
{
	int longest = 0;

	if (!run->job->page || !run->job->page->orders.stretch)
		return -1;
	for (uint32_t i = 0; i < run_threads(run); i++) {
		const struct page_thread *thread = &run->job->page->threads[i];
		int percent = share(thread->stretch, thread->ticks, thread->stretch);

		longest = percent > longest ? percent : longest;
	}
	return longest;
}

bool run_holds(const struct run *run)
{
	return run->job->page && run->job->page->orders.hold;
}

bool run_holds_later(const struct run *run)
{
	return run_holds(run) && run->job->page->orders.hold > 1;
}

bool run_overlapped(const struct run *run)
{
	for (uint32_t i = 0; i < run_threads(run); i++)
		if (run->job->page->threads[i].overlapped)
			return true;
	return false;
}

bool run_came_to_an_end(const struct run *run)
{
	const struct job *job = run->job;

	return job->end == JOB_EXITED && job->page &&
	       (job->page->stage == PAGE_RETURNED || job->page->stage == PAGE_LEFT);
}
