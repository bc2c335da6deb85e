/*
 * The program around a student's program: reads the options, explores in a process of its own, and
 * writes the log even if that process dies.
 */
#include "base/clock.h"
#include "base/fail.h"
#include "calls/rounds.h"
#include "calls/ticks.h"
#include "search/explore.h"
#include "search/findings.h"
#include "search/lifeline.h"
#include "search/sample.h"
#include "search/schedule.h"
#include "search/schedule_text.h"
#include "search/view.h"
#include "step/machine.h"
#include "words/log.h"
#include "world/points.h"

#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <unistd.h>

struct options {
	const char *log, *replay;
	struct plan plan;
	bool events; /* log the events of witnesses */
	bool here; /* stop after the replay: for a debugger */
	bool progress; /* print how far the search has come */
	int argc;
	char **argv; /* the program's */
};

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
		options->plan.states = strtoull(value, NULL, 10);
	else if (strcmp(name, "--seconds") == 0)
		options->plan.seconds = strtod(value, NULL);
	else if (strcmp(name, "--megabytes") == 0)
		options->plan.megabytes = strtoull(value, NULL, 10);
	else if (strcmp(name, "--rounds") == 0)
		rounds_set((int)strtol(value, NULL, 10));
	else if (strcmp(name, "--seed") == 0)
		options->plan.seed = strtoull(value, NULL, 10);
	else if (strcmp(name, "--samples") == 0)
		options->plan.samples = (unsigned)strtoul(value, NULL, 10);
	else if (strcmp(name, "--events") == 0)
		options->events = strcmp(value, "yes") == 0;
	else if (strcmp(name, "--here") == 0)
		options->here = strcmp(value, "yes") == 0;
	else if (strcmp(name, "--progress") == 0)
		options->progress = strcmp(value, "yes") == 0;
	else if (strcmp(name, "--view") == 0)
		view_set(view_of(value));
	else if (strcmp(name, "--right") == 0)
		findings_set_right(value);
	else if (strcmp(name, "--ticks") == 0)
		ticks_expect(value);
	else
		explorer_fail("no option %s", name);
}

static void read_options(struct options *options, int argc, char **argv)
{
	int at = 1;

	*options = (struct options){.plan = {.seed = 1, .samples = 60}, .events = true};
	for (; at + 1 < argc && strcmp(argv[at], "--") != 0; at += 2)
		take_option(options, argv[at], argv[at + 1]);
	/* The program's name, and the arguments after "--". */
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

/* Only so many endings are logged with their events. */
enum { TOLD_MOST = 100 };

/* When the time is used up, what was found is named, and only the first has its schedule. */
static enum shown shown_of(
	const struct options *options, const struct exploration *exploration, int number, int told)
{
	if (told && clock_is_past(exploration->until))
		return SHOWN_NOTHING;
	return options->events && number < TOLD_MOST ? SHOWN_EVENTS : SHOWN_SCHEDULE;
}

static void tell_all(const struct options *options, struct exploration *exploration, double since)
{
	FILE *log = open_log(options);
	int told = 0;

	for (int i = 0; i < race_count; i++)
		log_race(log, i, shown_of(options, exploration, i, told++));
	for (int i = 0; i < ending_count; i++)
		log_ending(log, i, shown_of(options, exploration, i, told++));
	exploration->seconds = clock_seconds() - since;
	log_verdict(log, exploration);
	if (fclose(log) != 0)
		explorer_fail("the log cannot be written: %s", strerror(errno));
}

static void explore_and_tell(const struct options *options, int unused)
{
	static struct exploration exploration;
	double since = clock_seconds();

	(void)unused;
	explore(&exploration, &options->plan);
	tell_all(options, &exploration, since);
}

/*
 * The searching process is gone, for lack of memory or by a crash of ours, and had found a failure.
 * That is still true: shows it once more, and tells it.
 */
static void tell_found(const struct options *options, int status)
{
	static struct exploration broken = {.verdict = "broken"};
	double since = clock_seconds();

	broken.stopped = WIFEXITED(status) ? "the explorer ran out of memory"
					   : "the explorer came to an unexpected end";
	broken.search.graph.node_count = (uint32_t)lifeline->states;
	sample_again(lifeline->found, lifeline->found_length);
	if (findings_have_failure())
		tell_all(options, &broken, since);
	else
		explorer_fail("%s", broken.stopped);
}

/*
 * The searching process is gone, and no signal handler has seen why: a step made a system call that
 * ended it, or destroyed the explorer's memory. Logs the schedule up to that step.
 */
static void post_mortem(const struct options *options, int status)
{
	static struct exploration broken = {.verdict = "broken"};
	const struct lifeline *line = lifeline;
	struct schedule fine = {0};
	size_t count = line->path_length ? line->path_length - 1 : 0;
	FILE *log = open_log(options);

	for (uint32_t i = 0; i < line->listed_count; i++)
		points_list(line->listed[i]);
	points_set(line->listed_count ? POINTS_LISTED : POINTS_NONE);
	if (line->fine)
		schedule_copy(&fine, line->path, count);
	else
		schedule_refine(line->path, count, &fine);
	log_death(log, &fine, line->path[count].thread, WIFSIGNALED(status) ? WTERMSIG(status) : 0);
	log_verdict(log, &broken);
	fclose(log);
}

static void print_progress(double seconds)
{
	printf("%llu %.1f\n", (unsigned long long)lifeline->states, seconds);
	fflush(stdout);
}

static void on_alarm(int signal)
{
	(void)signal;
}

/* Interrupts the waiting process twice a second. */
static void watch(void)
{
	struct sigaction action = {.sa_handler = on_alarm};
	struct itimerval interval = {{0, 500000}, {0, 500000}};

	sigaction(SIGALRM, &action, NULL);
	setitimer(ITIMER_REAL, &interval, NULL);
}

/* Does the work in a process of its own, and returns its wait status. */
static int apart(void (*work)(const struct options *, int), const struct options *options, int with)
{
	double since = clock_seconds();
	int status = 0;
	pid_t child = fork();

	if (child < 0)
		explorer_fail("fork: %s", strerror(errno));
	if (child == 0) {
		prctl(PR_SET_PDEATHSIG, SIGKILL);
		machine_init(options->argc, options->argv);
		work(options, with);
		lifeline->done = true;
		_exit(0);
	}
	/* The clock of watch() interrupts it. */
	while (waitpid(child, &status, 0) < 0 && errno == EINTR)
		if (options->progress)
			print_progress(clock_seconds() - since);
	return status;
}

/* Did a step of the program end the searching process? */
static bool program_did_it(int status)
{
	bool out_of_memory =
		(WIFEXITED(status) && WEXITSTATUS(status) == EXIT_OUT_OF_MEMORY) ||
		(WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL && lifeline->found_length);

	return lifeline->stepping && !out_of_memory;
}

static void explore_safely(const struct options *options)
{
	int status;

	lifeline_map();
	if (options->progress)
		watch();
	status = apart(explore_and_tell, options, 0);
	if (lifeline->done)
		return;
	if (WIFEXITED(status) && WEXITSTATUS(status) == EXIT_OUR_FAULT)
		_exit(EXIT_OUR_FAULT);
	if (program_did_it(status))
		apart(post_mortem, options, status);
	else if (lifeline->found_length)
		apart(tell_found, options, status);
	else if (WIFEXITED(status))
		_exit(EXIT_OUR_FAULT);
	else
		explorer_fail("it came to an unexpected end (signal %d)", WTERMSIG(status));
	if (!lifeline->done)
		explorer_fail("the program kills whoever runs it");
}

static void replay(const struct options *options)
{
	struct schedule schedule = {0};
	char complaint[COMPLAINT_LONGEST];
	FILE *log = open_log(options);

	machine_init(options->argc, options->argv);
	if (!schedule_run_text(options->replay, &schedule, complaint)) {
		fprintf(stderr, "explorer: %s\n", complaint);
		exit(2);
	}
	if (!options->here)
		log_replay(log, &schedule);
	fclose(log);
}

int main(int argc, char **argv)
{
	struct options options;

	read_options(&options, argc, argv);
	if (options.replay)
		replay(&options);
	else
		explore_safely(&options);
	fflush(stdout);
	_exit(0);
}
