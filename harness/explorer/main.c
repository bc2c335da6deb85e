/*
 * The program around a student's program: reads its options, explores in a process of its own,
 * and writes the log, even if that process dies.
 */
#include "explorer.h"

#include "access.h"
#include "found.h"
#include "log.h"
#include "sample.h"
#include "search.h"
#include "shortest.h"

#include <errno.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

struct options {
	const char *log, *replay;
	struct budget budget;
	uint64_t seed;
	unsigned samples;
	bool events; /* tell the witnesses event by event */
	bool here; /* no process of its own: for a debugger */
	int argc;
	char **argv; /* of the program */
};

_Noreturn void explorer_fail(const char *why, ...)
{
	va_list list;

	va_start(list, why);
	fputs("explorer: ", stderr);
	vfprintf(stderr, why, list);
	fputc('\n', stderr);
	va_end(list);
	_exit(4);
}

static enum outcome_view view_of(const char *word)
{
	if (strcmp(word, "last") == 0)
		return VIEW_LAST_LINE;
	if (strcmp(word, "sorted") == 0)
		return VIEW_SORTED_LINES;
	return VIEW_ALL;
}

static void take_option(struct options *options, const char *name, const char *value)
{
	if (strcmp(name, "--log") == 0)
		options->log = value;
	else if (strcmp(name, "--replay") == 0)
		options->replay = value;
	else if (strcmp(name, "--states") == 0)
		options->budget.states = strtoull(value, NULL, 10);
	else if (strcmp(name, "--seconds") == 0)
		options->budget.seconds = strtod(value, NULL);
	else if (strcmp(name, "--megabytes") == 0)
		options->budget.megabytes = strtoull(value, NULL, 10);
	else if (strcmp(name, "--seed") == 0)
		options->seed = strtoull(value, NULL, 10);
	else if (strcmp(name, "--samples") == 0)
		options->samples = (unsigned)strtoul(value, NULL, 10);
	else if (strcmp(name, "--events") == 0)
		options->events = strcmp(value, "yes") == 0;
	else if (strcmp(name, "--here") == 0)
		options->here = strcmp(value, "yes") == 0;
	else if (strcmp(name, "--view") == 0)
		found_set_view(view_of(value));
	else if (strcmp(name, "--right") == 0)
		found_set_right(value);
	else
		explorer_fail("no option %s", name);
}

static void read_options(struct options *options, int argc, char **argv)
{
	int at = 1;

	*options = (struct options){.seed = 1, .samples = 60, .events = true};
	for (; at + 1 < argc && strcmp(argv[at], "--") != 0; at += 2)
		take_option(options, argv[at], argv[at + 1]);
	/* The program's own name, and what stands behind "--". */
	options->argc = argc - at;
	options->argv = argv + at;
	if (at >= argc) {
		options->argc = 1;
		options->argv = argv;
		argv[1] = NULL;
	} else {
		argv[at] = argv[0];
	}
}

static FILE *open_log(const struct options *options)
{
	FILE *log = options->log ? fopen(options->log, "a") : stdout;

	if (!log)
		explorer_fail("%s: %s", options->log, strerror(errno));
	return log;
}

/* ---------------------------------------------------------------- explore */

static int listed_before(void)
{
	return race_count;
}

static enum search_end search_all(struct search *search, const struct options *options)
{
	double since = search_clock();
	struct budget budget = options->budget;
	enum search_end end;

	do {
		access_set_points(race_count ? POINTS_LISTED : POINTS_NONE);
		if (access_weak_seen)
			access_weaken(true);
		end = search_run(search, &budget);
		if (options->budget.seconds > 0) {
			budget.seconds = options->budget.seconds - (search_clock() - since);
			if (budget.seconds <= 0)
				return SEARCH_OVER_BUDGET;
		}
	} while (end == SEARCH_NEW_POINT || end == SEARCH_WEAK);
	return end;
}

static const char *verdict_word(enum search_end end)
{
	for (int i = 0; i < ending_count; i++)
		if (endings[i].end == END_UNMODELLED)
			return "cannot explore";
	if (found_failure())
		return "broken";
	return end == SEARCH_EXHAUSTED ? "deterministic" : "not exhausted";
}

static void explore(const struct options *options)
{
	static struct search search;
	struct samples samples;
	struct verdict verdict = {0};
	double since = search_clock();
	FILE *log = open_log(options);
	enum search_end end;

	sample_run(&samples, options->seed, options->samples, 1.0);
	/* From here on only what the search sees is counted. */
	for (int i = 0; i < ending_count; i++)
		endings[i].seen = ending_is_bad(&endings[i]) || !search_lifeline;
	end = search_all(&search, options);
	if (end == SEARCH_EXHAUSTED || end == SEARCH_OVER_BUDGET)
		shortest_schedules(&search.graph);
	verdict.word = verdict_word(end);
	verdict.exhausted = end == SEARCH_EXHAUSTED;
	verdict.weak = access_weakened();
	verdict.listed = listed_before();
	for (int i = 0; i < race_count; i++)
		log_race(log, i, options->events);
	for (int i = 0; i < ending_count; i++)
		log_ending(log, i, options->events && i < 100);
	verdict.seconds = search_clock() - since;
	log_verdict(log, &verdict, &search, &samples);
	if (fclose(log) != 0)
		explorer_fail("the log cannot be written: %s", strerror(errno));
}

static void replay(const struct options *options)
{
	struct schedule schedule = {0};
	char complaint[200];
	FILE *log = open_log(options);

	if (!schedule_run_text(options->replay, &schedule, complaint)) {
		fprintf(stderr, "explorer: %s\n", complaint);
		exit(2);
	}
	if (options->here)
		return;
	log_replay(log, &schedule);
	fclose(log);
}

int main(int argc, char **argv)
{
	struct options options;

	read_options(&options, argc, argv);
	machine_init(options.argc, options.argv);
	if (options.replay)
		replay(&options);
	else
		explore(&options);
	fflush(stdout);
	_exit(0);
}
