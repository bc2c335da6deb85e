#include "base/fault.h"
#include "base/file.h"
#include "evidence/facts.h"
#include "verbs/command.h"
#include "verdict/inspect.h"
#include "words/histogram.h"
#include "words/screen.h"
#include "words/tell.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void tell_work(const struct inspection *inspection, const struct lab *lab, long rounds)
{
	const char *expected = conf_get(&lab->conf, "outcome");
	const struct conf *facts = &inspection->facts;
	char *directory = path_shown(inspection->work.directory);

	long runs = conf_number(facts, "runs", 0);

	printf("%s, %ld run%s", lab_title(lab), runs, runs == 1 ? "" : "s");
	if (rounds)
		printf(" of %ld rounds", rounds);
	if (expected)
		printf("; right is `%s`", expected);
	printf("\n\n");
	histogram_print(&inspection->runs, expected);
	putchar('\n');
	if (expected && conf_number(facts, "outcome.wrong", 0))
		printf("  %ld of %ld runs were right.\n", conf_number(facts, "outcome.right", 0),
			conf_number(facts, "runs", 0));
	if (conf_get_or(facts, "ends.deadlock.story", NULL))
		screen_wrap(2, "  Stuck: ", conf_get_or(facts, "ends.deadlock.story", ""));
	if (expected && !conf_number(facts, "outcome.wrong", 0) &&
		conf_number(facts, "ends.well", 0) == conf_number(facts, "runs", 0))
		screen_wrap(2, "  ",
			"Every run was right. That is no proof: `detect` looks for races that "
			"did not show, `check` decides.");
	if (runs < (long)inspection->runs.count)
		printf("  Stopped after %ld of %zu runs: the others would not tell more.\n", runs,
			inspection->runs.count);
	if (runs == 1)
		printf("  %sSeed %lu", ink(FAINT), inspection->runs.seed);
	else
		printf("  %sSeeds %lu to %lu", ink(FAINT), inspection->runs.seed,
			inspection->runs.seed + (unsigned long)runs - 1);
	printf("; the output of each run is in %s/run%s\n", directory, ink_off());
	if (!lab->is_own_program)
		printf("  Next: make detect LAB=%s\n", lab->number);
	free(directory);
}

/* Every line that the experiments printed. */
static void tell_measured(const struct inspection *inspection, const struct lab *lab)
{
	char *shown = path_shown(lab->path);

	printf("%s\n\n", lab_title(lab));
	for (size_t i = 0; i < inspection->runs.count; i++) {
		const struct run *run = inspection->runs.items[i];
		struct text text = {0};
		char *line, *rest;

		file_read(&text, run->output, 1 << 20);
		for (rest = text.bytes; rest && (line = strsep(&rest, "\n"));)
			if (*line) {
				fputs("  ", stdout);
				screen_plain(line);
				putchar('\n');
			}
		if (!run_came_to_an_end(run))
			printf("  The program %s.\n", job_end_word(run->job->end));
		putchar('\n');
		text_release(&text);
	}
	printf("  Next: your predictions in %s/answers.conf, then make check LAB=%s\n", shown,
		lab->number);
	free(shown);
}

int cmd_run(const struct request *request)
{
	struct lab own = {0};
	const struct lab *lab = request_program(request, &own);
	struct inspect_options options = {
		.who = lab->is_own_program ? "own" : "run",
		.submission = request_files(request, lab),
		.seed = request->seed,
		.arguments = request->arguments,
		.rounds = request->rounds ? request->rounds : lab_rounds(lab, "run"),
		.progress = screen_progress,
		.progress_context = (void *)"running",
	};
	const struct plan_row *plan = lab_is_experiments(lab) ? plan_measure : plan_run;
	struct text complaint = {0};
	struct inspection inspection;
	int code = EXIT_NOT_SOLVED;

	if (!inspect_open(&inspection, request->house, lab, &options, &complaint)) {
		warn("%s", text_string(&complaint));
	} else if (!inspect_build(&inspection, plan, !lab->is_own_program, &options)) {
		screen_progress_done();
		tell_broken_build(&inspection.facts);
		if (strcmp(conf_get_or(&inspection.facts, "build.status", ""), "broken") == 0)
			code = EXIT_CANNOT_JUDGE;
	} else if (conf_number(&inspection.facts, "audit.forbidden", 0)) {
		screen_progress_done();
		screen_wrap(0, "", conf_get_or(&inspection.facts, "audit.forbidden.1", ""));
		printf("It was not run: a lab's program stays inside the lab.\n");
	} else {
		/* One at a time: a program needs two processors to itself to show its race. */
		inspection.pool.width = 1;
		inspect_run(&inspection, plan, (int)request->runs);
		screen_progress_done();
		if (lab_is_experiments(lab))
			tell_measured(&inspection, lab);
		else
			tell_work(&inspection, lab, options.rounds);
		/* Seeing outcomes is what was asked for; wrong ones are no failure of `run`. */
		code = EXIT_SOLVED;
	}
	inspect_close(&inspection);
	text_release(&complaint);
	if (lab->is_own_program)
		lab_release(&own);
	return code;
}
