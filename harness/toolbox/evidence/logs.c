#include "evidence/logs.h"

#include "base/file.h"
#include "base/memory.h"
#include "evidence/facts.h"
#include "evidence/parse_helgrind.h"
#include "evidence/parse_tsan.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { LOG_LARGEST = 8 << 20 };

/* What one run's log says about the run itself. */
enum log_end { LOG_COMPLETE, LOG_CUT, LOG_BROKEN };

typedef enum log_end read_log(struct findings *found, const struct text *bytes, struct conf *facts);

/* ThreadSanitizer writes a log only to report: whether the run came to its end, its page says. */
static enum log_end read_tsan(struct findings *found, const struct text *bytes, struct conf *facts)
{
	char *broken = NULL;

	parse_tsan(found, text_string(bytes), bytes->length, &broken);
	if (!broken)
		return LOG_COMPLETE;
	set_first(facts, "tsan.broken.says", broken);
	free(broken);
	return LOG_BROKEN;
}

static enum log_end read_helgrind(
	struct findings *found, const struct text *bytes, struct conf *facts)
{
	(void)facts;
	return parse_helgrind(found, text_string(bytes), bytes->length) ? LOG_COMPLETE : LOG_CUT;
}

/* A detector is one parser and one line here. */
static const struct detector {
	const char *variant;
	read_log *read;
	bool always_writes; /* a run without a log file proves nothing */
} detectors[] = {
	{"tsan", read_tsan, false},
	{"helgrind", read_helgrind, true},
};

const char *const detector_names[] = {"tsan", "helgrind", NULL};

static const struct detector *detector_of(const char *variant)
{
	for (size_t i = 0; i < sizeof detectors / sizeof *detectors; i++)
		if (strcmp(detectors[i].variant, variant) == 0)
			return &detectors[i];
	return NULL;
}

/* The build gives the program's main another name; a student knows it by its own. */
static void rename_main(struct stack *stack)
{
	for (int i = 0; i < stack->depth; i++) {
		char **function = &stack->frames[i].function;

		if (*function && strcmp(*function, "lab_program_main") == 0) {
			free(*function);
			*function = text_copy("main");
		}
	}
}

static void rename_mains(struct finding *finding)
{
	for (int i = 0; i < finding->access_count; i++) {
		rename_main(&finding->accesses[i].stack);
		rename_main(&finding->accesses[i].created);
	}
}

/* Moves each new finding of one run over; repeats are dropped. */
static void merge(struct findings *all, struct findings *found, const struct run *run,
	const char *log, const char *files)
{
	for (size_t i = 0; i < found->count; i++) {
		struct finding *finding = found->items[i];
		bool known = false;

		for (size_t n = 0; n < all->count && !known; n++)
			known = strcmp(all->items[n]->tool, finding->tool) == 0 &&
				finding_same(all->items[n], finding, files);
		if (known || all->count >= FINDINGS_MOST)
			continue;
		rename_mains(finding);
		finding->seed = run->job->orders.seed;
		finding->log = text_copy(log);
		all->items = grown(all->items, all->count, sizeof *all->items);
		all->items[all->count++] = finding;
		found->items[i] = NULL;
	}
	all->dropped += found->dropped;
	findings_release(found);
}

struct parsing {
	const struct run *run;
	const struct detector *detector;
	struct findings *all;
	struct conf *facts;
	const char *files; /* of the program */
	size_t found;
	enum log_end end;
};

/* How the run ended says the log of its first process; what was found may stand in any. */
static void parse_log(const char *log, bool is_own, void *context)
{
	struct parsing *parsing = context;
	struct findings found = {0};
	struct text bytes = {0};
	enum log_end end = LOG_CUT;

	if (file_read(&bytes, log, LOG_LARGEST) == 0 || bytes.length)
		end = parsing->detector->read(&found, &bytes, parsing->facts);
	if (parsing->end != LOG_BROKEN && (is_own || end == LOG_BROKEN))
		parsing->end = end;
	parsing->found += found.count;
	merge(parsing->all, &found, parsing->run, log, parsing->files);
	text_release(&bytes);
}

static void parse_run(struct run *run, struct findings *all, struct conf *facts, const char *files)
{
	const struct detector *detector = detector_of(run->build->variant);
	struct parsing parsing = {run, detector, all, facts, files, 0, LOG_COMPLETE};
	enum log_end end;
	char key[64];

	if (!detector || run->job->end == JOB_NOT_RUN)
		return;
	if (detector->always_writes)
		parsing.end = LOG_CUT;
	count_up(facts, "%s.runs", detector->variant);
	run_log_files(run, parse_log, &parsing);
	end = parsing.end;
	run->broken = end == LOG_BROKEN;
	if (parsing.found)
		count_up(facts, "%s.reporting", detector->variant);
	if (end == LOG_BROKEN || (run_came_to_an_end(run) && end == LOG_CUT) ||
		(run->job->page && run->job->page->stage == PAGE_NOT_STARTED)) {
		count_up(facts, "%s.broken", detector->variant);
		snprintf(key, sizeof key, "%s.broken.log", detector->variant);
		set_first(facts, key, run->errors);
	} else if (run_came_to_an_end(run)) {
		count_up(facts, "%s.complete", detector->variant);
	}
}

bool logs_tell_race(struct run *run, const struct lab *lab)
{
	struct findings found = {0};
	struct conf facts = {.name = text_copy("facts")};
	bool tells = false;

	parse_run(run, &found, &facts, lab_program(lab));
	for (size_t i = 0; i < found.count && !tells; i++)
		tells = found.items[i]->kind == FINDING_RACE &&
			finding_is_in_edited(found.items[i], lab);
	findings_release(&found);
	conf_release(&facts);
	return tells;
}

void logs_parse(const struct runs *runs, struct findings *findings, struct conf *facts)
{
	for (size_t i = 0; i < sizeof detectors / sizeof *detectors; i++) {
		static const char *const counters[] = {"runs", "complete", "broken", "reporting"};

		for (size_t n = 0; n < sizeof counters / sizeof *counters; n++) {
			char key[64];

			snprintf(key, sizeof key, "%s.%s", detectors[i].variant, counters[n]);
			conf_set(facts, key, "0");
		}
	}
	for (size_t i = 0; i < runs->count; i++)
		parse_run(runs->items[i], findings, facts, lab_program(runs->work->lab));
}
