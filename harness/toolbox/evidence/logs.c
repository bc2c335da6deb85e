#include "evidence/logs.h"
#include "run/run_log.h"

#include "base/memory.h"

#include <stdio.h>
#include <string.h>

/* Moves the new findings of one run to `all` and leaves the repeats. */
static void merge(struct findings *all, struct findings *findings, const char *files)
{
	for (size_t i = 0; i < findings->count; i++) {
		struct finding *finding = findings->items[i];
		bool known = false;

		for (size_t n = 0; n < all->count && !known; n++)
			known = strcmp(all->items[n]->tool, finding->tool) == 0 &&
				finding_same(all->items[n], finding, files);
		if (known || all->count >= FINDINGS_MOST)
			continue;
		all->items = grown(all->items, all->count, sizeof *all->items);
		all->items[all->count++] = finding;
		findings->items[i] = NULL;
	}
	all->dropped += findings->dropped;
}

/* True if the detector failed in that run. */
static bool is_broken(const struct run *run, enum log_end end)
{
	return end == LOG_BROKEN || (run_came_to_an_end(run) && end == LOG_CUT) ||
	       (run->job->page && run->job->page->stage == PAGE_NOT_STARTED);
}

/* A large run that ran out of time proves nothing, and refutes nothing unless it has reported. */
static bool is_too_slow(const struct run *run)
{
	return run->is_large && run->job->end == JOB_TIMED_OUT;
}

static void parse_run(
	struct run *run, const struct lab *lab, struct findings *all, struct conf *facts)
{
	const char *name = run->detector->name;
	struct run_log log;
	char key[64];

	run_log_read(&log, run);
	run->broken = log.end == LOG_BROKEN;
	if (!is_too_slow(run))
		conf_count(facts, "%s.runs", name);
	if (log.findings.count)
		conf_count(facts, "%s.reporting", name);
	if (log.broken) {
		snprintf(key, sizeof key, "%s.broken.says", name);
		conf_set_first(facts, key, log.broken);
	}
	if (is_too_slow(run)) {
		conf_count(facts, "%s.slow", name);
	} else if (is_broken(run, log.end)) {
		conf_count(facts, "%s.broken", name);
		snprintf(key, sizeof key, "%s.broken.log", name);
		conf_set_first(facts, key, run->errors);
	} else if (run_came_to_an_end(run)) {
		conf_count(facts, "%s.complete", name);
	}
	merge(all, &log.findings, lab_program(lab));
	run_log_release(&log);
}

static bool has_log(const struct run *run)
{
	return run->detector && run->job->end != JOB_NOT_RUN;
}

static bool has_run(const struct runs *runs, const struct detector *detector)
{
	for (size_t i = 0; i < runs->count; i++)
		if (runs->items[i]->detector == detector && has_log(runs->items[i]))
			return true;
	return false;
}

void logs_parse(const struct runs *runs, struct findings *findings, struct conf *facts)
{
	static const char *const counters[] = {"runs", "complete", "broken", "reporting"};
	char key[64];

	for (const struct detector *detector = detectors; detector->name; detector++) {
		if (!detector->decides && !has_run(runs, detector))
			continue;
		for (size_t i = 0; i < sizeof counters / sizeof *counters; i++) {
			snprintf(key, sizeof key, "%s.%s", detector->name, counters[i]);
			conf_set(facts, key, "0");
		}
	}
	for (size_t i = 0; i < runs->count; i++)
		if (has_log(runs->items[i]))
			parse_run(runs->items[i], runs->work->lab, findings, facts);
}
