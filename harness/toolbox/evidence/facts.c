#include "evidence/facts.h"

#include "evidence/deadlock.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* ------------------------------------------------------------------ runs */

/* The key under ends.* for the way a run ended, NULL for "by itself, from main". */
static const char *end_word(const struct run *run)
{
	const struct job *job = run->job;

	switch (job->end) {
	case JOB_NOT_RUN:
		return NULL;
	case JOB_NOT_STARTED:
		return "not_started";
	case JOB_KILLED:
		return "crash";
	case JOB_TIMED_OUT:
		return "timeout";
	case JOB_DEADLOCKED:
		return "deadlock";
	case JOB_FLOODED:
		return "flood";
	case JOB_TOO_LARGE:
		return "memory";
	case JOB_EXITED:
		break;
	}
	if (!job->page || job->page->stage == PAGE_NOT_STARTED)
		return "not_started";
	if (job->page->crash_signal)
		return "crash";
	if (job->page->stage == PAGE_LEFT)
		return "left";
	/* It went without passing exit(): a detector's own way to die of a wild access. */
	return job->page->stage == PAGE_RETURNED ? NULL : "crash";
}

static void note_end(const struct run *run, const struct work_folder *work, struct conf *facts)
{
	const char *word = end_word(run);
	struct text story = {0};
	char key[64];

	/* A detector may leave its own symboliser behind; only native runs speak for the program.
	 */
	if (run->job->strays && !run->detector)
		conf_count(facts, "ends.strays");
	if (!word) {
		conf_count(facts, "ends.well");
		return;
	}
	conf_count(facts, "ends.%s", word);
	snprintf(key, sizeof key, "ends.%s.run", word);
	if (conf_get(facts, key))
		return;
	conf_set(facts, key, run->label);
	snprintf(key, sizeof key, "ends.%s.log", word);
	conf_set(facts, key, run->job->end == JOB_FLOODED ? run->output : run->errors);
	snprintf(key, sizeof key, "ends.%s.story", word);
	if (run->job->end == JOB_DEADLOCKED)
		deadlock_story(run, work, &story);
	else if (run->job->end == JOB_KILLED)
		text_addf(&story, "signal %d, %s", run->job->code, strsignal(run->job->code));
	else if (run->job->end == JOB_EXITED && run->job->page->crash_signal)
		text_addf(&story, "signal %u, %s, in a process that it forked",
			run->job->page->crash_signal, strsignal((int)run->job->page->crash_signal));
	else if (run->job->end == JOB_EXITED && run->job->page->stage == PAGE_LEFT)
		address_story(run, work, run->job->page->left_at, &story);
	else if (run->job->end == JOB_NOT_STARTED)
		text_add(&story, strerror(run->job->code));
	else if (strcmp(word, "not_started") == 0)
		text_add(&story, "it ended before its first instruction");
	else if (run->job->end == JOB_TIMED_OUT)
		text_addf(&story, "%ld s", run->job->limits.milliseconds / 1000);
	conf_set(facts, key, text_string(&story));
	text_release(&story);
}

static void note_outcome(const struct run *run, const char *wanted, struct conf *facts)
{
	char *outcome = run_outcome(run);

	if (!wanted || strcmp(outcome, wanted) == 0) {
		conf_count(facts, "outcome.right");
	} else {
		conf_count(facts, "outcome.wrong");
		conf_set_first(facts, "outcome.example", *outcome ? outcome : "(nothing)");
		conf_set_first(facts, "outcome.example.run", run->label);
		conf_set_first(facts, "outcome.example.log", run->output);
	}
	free(outcome);
}

static int by_size(const void *one, const void *other)
{
	long a = *(const long *)one, b = *(const long *)other;

	return (a > b) - (a < b);
}

static void list_units(long units[PAGE_THREADS], int count, struct text *shown)
{
	qsort(units, (size_t)count, sizeof *units, by_size);
	for (int i = 0; i < count; i++)
		text_addf(shown, "%s%ld", i ? " and " : "", units[i]);
	if (!count)
		text_add(shown, "none");
}

/* The units that the lab asks of its threads, and those that were ticked, smallest first. */
static void note_ticks(const struct run *run, const char *wanted, struct conf *facts)
{
	long expected[PAGE_THREADS], ticked[PAGE_THREADS];
	struct text asked = {0}, done = {0};
	int expected_count = 0, ticked_count = 0;
	char expression[64];

	while (text_next_word(&wanted, expression, sizeof expression) &&
		expected_count < PAGE_THREADS)
		expected[expected_count++] = lab_units(expression, run->build->rounds);
	for (uint32_t i = 0; i < run_threads(run); i++)
		if (run_ticks(run, i))
			ticked[ticked_count++] = (long)run_ticks(run, i);
	/* A thread that should tick and never did is a zero, not nothing. */
	while (ticked_count < expected_count)
		ticked[ticked_count++] = 0;
	list_units(expected, expected_count, &asked);
	list_units(ticked, ticked_count, &done);
	if (strcmp(text_string(&asked), text_string(&done)) == 0) {
		conf_count(facts, "ticks.right");
	} else {
		conf_count(facts, "ticks.wrong");
		conf_set_first(facts, "ticks.asked", text_string(&asked));
		conf_set_first(facts, "ticks.done", text_string(&done));
		conf_set_first(facts, "ticks.run", run->label);
	}
	text_release(&asked);
	text_release(&done);
}

void facts_of_runs(const struct runs *runs, struct conf *facts)
{
	static const char *const counters[] = {"runs", "ends.well", "ends.left", "ends.crash",
		"ends.timeout", "ends.deadlock", "ends.flood", "ends.memory", "ends.not_started",
		"ends.strays", "ends.slow", "outcome.right", "outcome.wrong", "ticks.right",
		"ticks.wrong", "concurrent.interleaved", "concurrent.apart"};
	const struct lab *lab = runs->work->lab;
	const char *ticks = conf_get(&lab->conf, "ticks");

	for (size_t i = 0; i < sizeof counters / sizeof *counters; i++)
		conf_set(facts, counters[i], "0");
	for (size_t i = 0; i < runs->count; i++) {
		const struct run *run = runs->items[i];

		if (run->job->end == JOB_NOT_RUN || run->broken)
			continue;
		conf_count(facts, "runs");
		if (run->job->end == JOB_TIMED_OUT && run_is_serialised(run)) {
			conf_count(facts, "ends.slow");
			continue;
		}
		note_end(run, runs->work, facts);
		if (!run_came_to_an_end(run) || run->job->page->stage != PAGE_RETURNED)
			continue;
		note_outcome(run, conf_get(&lab->conf, "outcome"), facts);
		if (ticks)
			note_ticks(run, ticks, facts);
		conf_count(facts,
			run_interleaved(run) ? "concurrent.interleaved%s%s"
					     : "concurrent.apart%s%s",
			"", "");
	}
}

/* ------------------------------------------------------------------ findings */

static void access_story(const struct access *access, const char *files, struct text *story)
{
	const struct frame *frame = stack_frame_in(&access->stack, files);

	if (access->operation != ACCESS_NONE)
		text_addf(story, "%s ", access_operation_word(access->operation));
	if (!frame && access->stack.depth)
		frame = &access->stack.frames[0];
	if (frame)
		text_addf(story, "in %s() at %s:%d", frame->function ? frame->function : "?",
			frame->file ? base_name(frame->file) : "?", frame->line);
}

/* Whoever locked, and not well enough, wants to know what was held. */
static void locks_story(const struct access *one, const struct access *other, struct text *story)
{
	bool same = false;

	if (!one->tells_locks || !other->tells_locks || one->lock_count + other->lock_count == 0)
		return;
	for (int i = 0; i < one->lock_count; i++)
		for (int n = 0; n < other->lock_count; n++)
			same = same || strcmp(one->locks[i], other->locks[n]) == 0;
	text_add(story, same                 ? " (both hold the same lock, for reading only)"
			: !other->lock_count ? " (only the first holds a lock)"
			: !one->lock_count   ? " (only the second holds a lock)"
					     : " (each holds a lock, but not the same one)");
}

void finding_story(const struct finding *finding, const char *files, struct text *story)
{
	bool is_race = finding->kind == FINDING_RACE;

	if (finding->variable)
		text_addf(story, "`%s`: ", finding->variable);
	else if (is_race)
		text_add(story, "the same memory: ");
	/* Two accesses tell a race; of anything else the tool's own headline says what it is. */
	if (!is_race && finding->summary)
		text_addf(story, "%s, ", finding->summary);
	for (int i = 0; i < finding->access_count && i < 2; i++) {
		text_add(story, i ? " and " : "");
		access_story(&finding->accesses[i], files, story);
	}
	if (is_race && finding->access_count > 1)
		locks_story(&finding->accesses[0], &finding->accesses[1], story);
}

void facts_of_findings(const struct findings *findings, const struct lab *lab, struct conf *facts)
{
	static const char *const kinds[] = {
#define X(name, word, meaning) word,
		FINDING_KINDS(X)
#undef X
	};
	char key[128];

	for (const struct detector *detector = detectors; detector->name; detector++) {
		/* A witness that did not run has no facts. */
		snprintf(key, sizeof key, "%s.runs", detector->name);
		if (!conf_get(facts, key))
			continue;
		for (size_t n = 0; n < sizeof kinds / sizeof *kinds; n++) {
			snprintf(key, sizeof key, "%s.%s", detector->name, kinds[n]);
			conf_set(facts, key, "0");
		}
	}
	for (size_t i = 0; i < findings->count; i++) {
		const struct finding *finding = findings->items[i];
		struct text story = {0};

		if (!finding_is_in(finding, lab_program(lab), lab_edit(lab))) {
			conf_count(facts, "%s.elsewhere", finding->tool);
			continue;
		}
		conf_count(facts, "%s.%s", finding->tool, finding_kind_word(finding->kind));
		finding_story(finding, lab_program(lab), &story);
		snprintf(key, sizeof key, "%s.%s.story", finding->tool,
			finding_kind_word(finding->kind));
		conf_set_first(facts, key, text_string(&story));
		text_clear(&story);
		if (finding->access_count)
			access_story(&finding->accesses[0], lab_program(lab), &story);
		snprintf(key, sizeof key, "%s.%s.place", finding->tool,
			finding_kind_word(finding->kind));
		conf_set_first(facts, key, text_string(&story));
		snprintf(key, sizeof key, "%s.%s.log", finding->tool,
			finding_kind_word(finding->kind));
		conf_set_first(facts, key, finding->log);
		text_release(&story);
	}
}
