#include "base/fault.h"
#include "base/file.h"
#include "base/json.h"
#include "export/say.h"
#include "verbs/command.h"
#include "verbs/program.h"
#include "words/histogram.h"
#include "words/screen.h"
#include "words/typed.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void tell_next(
	const struct house *house, const struct lab *lab, const char *before, const char *verb)
{
	char *command = typed_verb(house, verb, lab, "");

	printf("  Next: %s%s\n", before, command);
	free(command);
}

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
			runs);
	if (conf_get_or(facts, "ends.deadlock.story", NULL))
		screen_wrap(2, "  Stuck: ", conf_get_or(facts, "ends.deadlock.story", ""));
	if (expected && !conf_number(facts, "outcome.wrong", 0) &&
		conf_number(facts, "ends.well", 0) == runs)
		screen_wrap(2, "  ",
			"Every run was right. That is no proof: `detect` looks for races that "
			"did not show, `check` decides.");
	if (runs < (long)inspection->runs.count)
		printf("  Stopped after %ld of %zu runs: more would show nothing new.\n", runs,
			inspection->runs.count);
	if (runs == 1)
		printf("  %sSeed %lu", ink(FAINT), inspection->runs.seed);
	else
		printf("  %sSeeds %lu to %lu", ink(FAINT), inspection->runs.seed,
			inspection->runs.seed + (unsigned long)runs - 1);
	printf("; the output of each run is in %s/run%s\n", directory, ink_off());
	if (!lab->is_own_program)
		tell_next(inspection->work.house, lab, "", "detect");
	free(directory);
}

/* Prints every line of the experiments. */
static void tell_measured(const struct inspection *inspection, const struct lab *lab)
{
	char *shown = path_shown(lab->path);
	char *before = text_format("your predictions in %s/answers.conf, then ", shown);

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
			printf("  It did not come to its end: %s.\n", job_end_word(run->job->end));
		putchar('\n');
		text_release(&text);
	}
	tell_next(inspection->work.house, lab, before, "check");
	free(before);
	free(shown);
}

/* What a run says of a line: where it is stuck. A wrong outcome has no line. */
static void tell_as_gcc(const struct program *program)
{
	struct gcc gcc;

	program_gcc(program, &gcc);
	gcc_findings(&gcc, &program->inspection.findings, &program->inspection.facts);
	gcc_release(&gcc);
}

static void print_json(const struct program *program)
{
	const struct inspection *inspection = &program->inspection;
	const char *expected = conf_get(&program->lab->conf, "outcome");
	json_t *whole = json_object();

	json_set_text(whole, "program", program->lab->name);
	json_set_number(whole, "runs", conf_number(&inspection->facts, "runs", 0));
	if (program->options.rounds)
		json_set_number(whole, "rounds", program->options.rounds);
	json_set_text(whole, "right", expected);
	json_object_set_new(whole, "outcomes", histogram_json(&inspection->runs, expected));
	json_set_text(whole, "stuck", conf_get_or(&inspection->facts, "ends.deadlock.story", NULL));
	put_json(whole);
}

int cmd_run(const struct request *request)
{
	struct program program;
	struct inspection *inspection = &program.inspection;
	const struct plan_row *plan;
	int code = EXIT_NOT_SOLVED;

	program_find(&program, request, "run", "running");
	program.options.rounds = request->rounds ? request->rounds : lab_rounds(program.lab, "run");
	plan = lab_is_experiments(program.lab) ? plan_measure : plan_run;
	if (!program_build(&program, request, plan, !program.lab->is_own_program)) {
		code = program.unbuilt;
	} else if (!program_is_forbidden(&program)) {
		/* One at a time: to show its race, a program needs two processors to itself. */
		inspection->pool.width = 1;
		inspect_run(inspection, plan, (int)request->runs);
		screen_progress_done();
		if (program.wants_gcc)
			tell_as_gcc(&program);
		else if (request->json)
			print_json(&program);
		else if (lab_is_experiments(program.lab))
			tell_measured(inspection, program.lab);
		else
			tell_work(inspection, program.lab, program.options.rounds);
		/* `run` shows outcomes: a wrong one is no failure of it. */
		code = EXIT_SOLVED;
	}
	program_close(&program);
	return code;
}
