#include "evidence/facts.h"

#include "base/fault.h"
#include "evidence/deadlock.h"
#include "house/units.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* ------------------------------------------------------------------ runs */

/* What facts_of_runs() counts: enum, key in evidence.conf. */
#define COUNTERS(X)                                                                           \
	X(RUNS, "runs")                                                                       \
	X(ENDS_WELL, "ends.well") /* by itself, from main */                                  \
	X(ENDS_LEFT, "ends.left") /* through exit() */                                        \
	X(ENDS_STRANGE, "ends.strange") /* by calling what is no function of the program */   \
	X(ENDS_CRASH, "ends.crash")                                                           \
	X(ENDS_TIMEOUT, "ends.timeout")                                                       \
	X(ENDS_DEADLOCK, "ends.deadlock")                                                     \
	X(ENDS_FLOOD, "ends.flood")                                                           \
	X(ENDS_MEMORY, "ends.memory")                                                         \
	X(ENDS_NOT_STARTED, "ends.not_started")                                               \
	X(ENDS_SLOW, "ends.slow") /* out of time where run_may_be_slow() */                   \
	X(ENDS_STRAYS, "ends.strays") /* a process outlived it: counted on top of its end */  \
	X(OUTCOME_RIGHT, "outcome.right")                                                     \
	X(OUTCOME_WRONG, "outcome.wrong")                                                     \
	X(TICKS_RIGHT, "ticks.right")                                                         \
	X(TICKS_WRONG, "ticks.wrong")                                                         \
	X(INTERLEAVED, "concurrent.interleaved")                                              \
	X(APART, "concurrent.apart")                                                          \
	X(OVERLAPPED, "concurrent.overlapped") /* of the runs that hold a thread in a tick */ \
	X(HELD, "concurrent.held") /* of these, where no other ticked meanwhile */            \
	X(LATER_OVERLAPPED, "concurrent.later.overlapped") /* the same in a later tick */     \
	X(LATER_HELD, "concurrent.later.held")

enum counter {
#define X(name, key) COUNT_##name,
	COUNTERS(X)
#undef X
		COUNTER_COUNT
};

static const char *const counter_keys[] = {
#define X(name, key) [COUNT_##name] = key,
	COUNTERS(X)
#undef X
};

static void count(struct conf *facts, enum counter counter)
{
	conf_count(facts, "%s", counter_keys[counter]);
}

static enum counter end_of(const struct run *run)
{
	const struct job *job = run->job;

	switch (job->end) {
	case JOB_NOT_RUN:
		bug("%s has no end: it did not run", run->label);
	case JOB_NOT_STARTED:
		return COUNT_ENDS_NOT_STARTED;
	case JOB_KILLED:
		return COUNT_ENDS_CRASH;
	case JOB_TIMED_OUT:
		return run_may_be_slow(run) ? COUNT_ENDS_SLOW : COUNT_ENDS_TIMEOUT;
	case JOB_DEADLOCKED:
		return COUNT_ENDS_DEADLOCK;
	case JOB_FLOODED:
		return COUNT_ENDS_FLOOD;
	case JOB_TOO_LARGE:
		return COUNT_ENDS_MEMORY;
	case JOB_EXITED:
		break;
	}
	if (!job->page || job->page->stage == PAGE_NOT_STARTED)
		return COUNT_ENDS_NOT_STARTED;
	if (job->page->crash_signal)
		return COUNT_ENDS_CRASH;
	if (job->page->stage == PAGE_STRANGE)
		return COUNT_ENDS_STRANGE;
	if (job->page->stage == PAGE_LEFT)
		return COUNT_ENDS_LEFT;
	/* Without passing exit(): that is how a detector itself dies of a wild access. */
	return job->page->stage == PAGE_RETURNED ? COUNT_ENDS_WELL : COUNT_ENDS_CRASH;
}

static void end_story(const struct run *run, const struct work_folder *work, struct text *story)
{
	const struct job *job = run->job;

	if (job->end == JOB_DEADLOCKED)
		deadlock_story(run, work, story);
	else if (job->end == JOB_KILLED)
		text_addf(story, "signal %d, %s", job->code, strsignal(job->code));
	else if (job->end == JOB_EXITED && job->page && job->page->crash_signal)
		text_addf(story, "signal %u, %s, in a process that it forked",
			job->page->crash_signal, strsignal((int)job->page->crash_signal));
	else if (end_of(run) == COUNT_ENDS_LEFT || end_of(run) == COUNT_ENDS_STRANGE)
		address_story(run, work, job->page->left_at, story);
	else if (job->end == JOB_NOT_STARTED)
		text_add(story, strerror(job->code));
	else if (end_of(run) == COUNT_ENDS_NOT_STARTED)
		text_add(story, "it ended before its first instruction");
	else if (job->end == JOB_TIMED_OUT)
		text_addf(story, "%ld s", job->limits.milliseconds / 1000);
	else if (end_of(run) == COUNT_ENDS_CRASH)
		text_addf(story, "it ended with status %d in the middle of its work", job->code);
}

/* The first run with each bad end is the example that messages quote. */
static void note_end(const struct run *run, const struct work_folder *work, struct conf *facts)
{
	enum counter end = end_of(run);
	struct text story = {0};
	char key[64];

	count(facts, end);
	if (end == COUNT_ENDS_WELL || end == COUNT_ENDS_SLOW)
		return;
	snprintf(key, sizeof key, "%s.run", counter_keys[end]);
	if (conf_get(facts, key))
		return;
	conf_set(facts, key, run->label);
	snprintf(key, sizeof key, "%s.log", counter_keys[end]);
	conf_set(facts, key, end == COUNT_ENDS_FLOOD ? run->output : run->errors);
	snprintf(key, sizeof key, "%s.story", counter_keys[end]);
	end_story(run, work, &story);
	conf_set(facts, key, text_string(&story));
	text_release(&story);
}

static void note_outcome(const struct run *run, const char *wanted, struct conf *facts)
{
	char *outcome = run_outcome(run);

	if (!wanted || strcmp(outcome, wanted) == 0) {
		count(facts, COUNT_OUTCOME_RIGHT);
	} else {
		count(facts, COUNT_OUTCOME_WRONG);
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

/* Compares the units of work that the lab asks of its threads with their ticks, smallest first. */
static void note_ticks(const struct run *run, const char *wanted, struct conf *facts)
{
	long expected[PAGE_THREADS], ticked[PAGE_THREADS];
	struct text asked = {0}, done = {0};
	int expected_count = 0, ticked_count = 0;
	char expression[64];

	while (text_next_word(&wanted, expression, sizeof expression) &&
		expected_count < PAGE_THREADS)
		expected[expected_count++] = units_read(expression, run->job->orders.rounds);
	for (uint32_t i = 0; i < run_threads(run); i++)
		if (run_ticks(run, i))
			ticked[ticked_count++] = (long)run_ticks(run, i);
	/* A thread that should have ticked and did not counts as zero. */
	while (ticked_count < expected_count)
		ticked[ticked_count++] = 0;
	list_units(expected, expected_count, &asked);
	list_units(ticked, ticked_count, &done);
	if (strcmp(text_string(&asked), text_string(&done)) == 0) {
		count(facts, COUNT_TICKS_RIGHT);
	} else {
		count(facts, COUNT_TICKS_WRONG);
		conf_set_first(facts, "ticks.asked", text_string(&asked));
		conf_set_first(facts, "ticks.done", text_string(&done));
		conf_set_first(facts, "ticks.run", run->label);
	}
	text_release(&asked);
	text_release(&done);
}

static void note_stretch(int percent, struct conf *facts)
{
	if (percent >= conf_number(facts, "concurrent.stretch", 0))
		conf_setf(facts, "concurrent.stretch", "%d", percent);
}

static void note_run(const struct runs *runs, const struct run *run, struct conf *facts)
{
	const struct lab *lab = runs->work->lab;
	const char *ticks = conf_get(&lab->conf, "ticks");
	int row = run_longest_row(run), stretch = run_stretch(run);

	count(facts, COUNT_RUNS);
	note_end(run, runs->work, facts);
	/*
	 * A detector may leave its own symboliser behind, so only native runs speak for the
	 * program. What is stopped has no time to end its processes.
	 */
	if (run->job->strays && !run->detector && run->job->end == JOB_EXITED)
		count(facts, COUNT_ENDS_STRAYS);
	if (!run_came_to_an_end(run) || run->job->page->stage != PAGE_RETURNED)
		return;
	note_outcome(run, conf_get(&lab->conf, "outcome"), facts);
	if (ticks)
		note_ticks(run, ticks, facts);
	count(facts, run_interleaved(run) ? COUNT_INTERLEAVED : COUNT_APART);
	/* A run that holds a thread has the others wait for it, which is no turn that they take. */
	if (run_holds_later(run))
		count(facts, run_overlapped(run) ? COUNT_LATER_OVERLAPPED : COUNT_LATER_HELD);
	else if (run_holds(run))
		count(facts, run_overlapped(run) ? COUNT_OVERLAPPED : COUNT_HELD);
	else if (stretch >= 0)
		note_stretch(stretch, facts);
	else if (row < conf_number(facts, "concurrent.row", 101))
		conf_setf(facts, "concurrent.row", "%d", row);
}

void facts_of_runs(const struct runs *runs, struct conf *facts)
{
	for (int i = 0; i < COUNTER_COUNT; i++)
		conf_set(facts, counter_keys[i], "0");
	for (size_t i = 0; i < runs->count; i++) {
		const struct run *run = runs->items[i];

		/* A run whose detector broke down says nothing about the program. */
		if (run->job->end != JOB_NOT_RUN && !run->broken && !run->is_altered)
			note_run(runs, run, facts);
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

/* Tells a student whose locks do not prevent the race which of the two accesses held one. */
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

/* Of two accesses that race, either may be the one that a detector sees first. */
static bool comes_later(const struct access *one, const struct access *other, const char *files)
{
	const struct frame *a = stack_frame_in(&one->stack, files),
			   *b = stack_frame_in(&other->stack, files);
	int order =
		a && b && a->file && b->file ? strcmp(base_name(a->file), base_name(b->file)) : 0;

	if (order || !a || !b)
		return order > 0;
	return a->line != b->line ? a->line > b->line : one->operation > other->operation;
}

void finding_story(const struct finding *finding, const char *files, struct text *story)
{
	bool is_race = finding->kind == FINDING_RACE;

	if (finding->variable)
		text_addf(story, "`%s`: ", finding->variable);
	else if (is_race)
		text_add(story, "the same memory: ");
	/* Two accesses explain a race; for anything else the tool's own headline is needed. */
	if (!is_race && finding->summary)
		text_addf(story, "%s, ", finding->summary);
	if (is_race && finding->access_count > 1) {
		bool turned = comes_later(&finding->accesses[0], &finding->accesses[1], files);
		const struct access *first = &finding->accesses[turned],
				    *second = &finding->accesses[!turned];

		access_story(first, files, story);
		text_add(story, " and ");
		access_story(second, files, story);
		locks_story(first, second, story);
		return;
	}
	for (int i = 0; i < finding->access_count && i < 2; i++) {
		text_add(story, i ? " and " : "");
		access_story(&finding->accesses[i], files, story);
	}
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
