#include "verdict/judge.h"

#include "base/clock.h"
#include "base/fault.h"
#include "base/file.h"
#include "evidence/logs.h"
#include "house/misfit.h"
#include "process/tools.h"
#include "verdict/answers.h"
#include "verdict/fitness.h"
#include "verdict/judges.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct clock {
	long begin, last, last_cpu;
	struct conf stages, cpu;
};

/* Books the time since the last call on the stage that ends now. */
static void stage_ends(struct clock *clock, const char *stage)
{
	long now = now_ms(), cpu = cpu_ms();

	conf_setf(&clock->stages, stage, "%ld", now - clock->last);
	conf_setf(&clock->cpu, stage, "%ld", cpu - clock->last_cpu);
	clock->last = now;
	clock->last_cpu = cpu;
}

/* False when we cannot judge at all; `why` says what mends it. */
static bool tools_are_fit(const struct house *house, const struct conf *versions,
	struct conf *facts, struct text *why)
{
	struct fitness fitness;
	bool fit;

	fitness_measure(&fitness, house, versions);
	fit = fitness.fit;
	facts_copy(facts, &fitness.calibration);
	if (!fit)
		fitness_complain(&fitness, why);
	fitness_release(&fitness);
	return fit;
}

/* What a linker says about a file without a word in it is true, and helps nobody. */
static void explain_empty(struct inspection *inspection)
{
	const char *rest = lab_edit(inspection->work.lab), *error;
	char file[256];

	error = conf_get_or(&inspection->facts, "build.error", "");
	while (text_next_word(&rest, file, sizeof file)) {
		char *path = work_folder_path(&inspection->work, "src/%s", file), *told;
		struct text bytes = {0};
		bool has_text = file_read(&bytes, path, SUBMISSION_LARGEST) != 0 ||
				text_string(&bytes)[strspn(text_string(&bytes), " \t\r\n")];

		text_release(&bytes);
		free(path);
		if (has_text)
			continue;
		told = text_format("%s is empty (%s)", file, error);
		conf_set(&inspection->facts, "build.error", told);
		free(told);
		return;
	}
}

static void inspect_all(struct inspection *inspection, const struct inspect_options *options,
	bool staged, const struct text *complaint, struct clock *clock)
{
	struct conf *facts = &inspection->facts;
	bool good;

	/* Experiments are not the student's work, and read_answers() has measured them. */
	if (lab_is_experiments(inspection->work.lab))
		return;
	if (!staged) {
		conf_set(facts, "build.status", "unusable");
		conf_set(facts, "build.error", text_string(complaint));
		return;
	}
	good = inspect_build(inspection, plan_check, true, options);
	stage_ends(clock, "build");
	if (!good && strcmp(conf_get_or(facts, "build.status", ""), "failed") == 0)
		explain_empty(inspection);
	if (good && inspect_is_fair(inspection)) {
		inspection->runs.stop_at_report = true;
		inspection->runs.spare_serialised = !options->all_detectors;
		inspect_run(inspection, plan_check, 0);
		stage_ends(clock, "runs");
		if (lab_has_variant(inspection->work.lab, "explore"))
			inspect_explore_facts(inspection, 0);
		stage_ends(clock, "explorer");
		inspect_altered(inspection);
		stage_ends(clock, "altered");
	}
}

static void add_size(struct conf *sizes, const char *variant, long rounds)
{
	const char *before = conf_get_or(sizes, variant, "");
	char *list, *size = text_format("%ld", rounds);

	if (!text_has_word(before, size)) {
		list = text_format("%s%s%s", before, *before ? " " : "", size);
		conf_set(sizes, variant, list);
		free(list);
	}
	free(size);
}

/* Under each variant's name the sizes that the seed drew for it, even if fewer runs sufficed. */
static void list_sizes(const struct inspection *inspection, struct conf *sizes)
{
	const struct lab *lab = inspection->work.lab;
	long explored = lab_rounds(lab, "explore");

	*sizes = (struct conf){.name = text_copy("sizes")};
	for (size_t i = 0; i < inspection->runs.count; i++) {
		const struct run *run = inspection->runs.items[i];

		add_size(sizes, run->build->variant, (long)run->job->orders.rounds);
	}
	if (explored && lab_has_variant(lab, "explore")) {
		long smaller = size_smaller(explored, inspection->runs.seed);

		add_size(sizes, "explore", explored);
		if (smaller)
			add_size(sizes, "explore", smaller);
	}
}

/*
 * Without space nothing that follows is true: a program that could not be written "does not
 * compile", a log that was cut off is clean.
 */
static bool has_room(const struct work_folder *work, struct text *why)
{
	int problem = why->length ? 0 : work_folder_probe(work);

	if (problem)
		text_addf(why,
			"there is no room to work in: %s; free some, or name another work "
			"folder with --work",
			strerror(problem));
	return !why->length;
}

/* Of a hand-in only: whoever works in a copy of his own may call things as he likes. */
static bool is_of_this_copy(
	const struct lab *lab, const struct inspect_options *options, struct text *why)
{
	return !options->handed_by || handin_fits_copy(lab, options->submission, why);
}

static void read_answers(struct inspection *inspection, const struct inspect_options *options,
	const struct conf *versions)
{
	const struct house *house = inspection->work.house;
	const struct lab *lab = inspection->work.lab;
	char *path = options->submission ? text_format("%s/answers.conf", options->submission)
					 : lab_shipped(lab, "answers.conf");
	struct conf shipped = {0};

	shipped_measure(house, lab, versions, &shipped);
	answers_check(house, lab, path, &shipped, &inspection->facts);
	conf_release(&shipped);
	free(path);
}

void judge(struct judgement *judgement, const struct house *house, const struct lab *lab,
	const struct inspect_options *options)
{
	struct conf versions, judges, sizes, facts = {.name = text_copy("facts")};
	struct text why = {0}, complaint = {0};
	struct inspection inspection;
	struct result_input input = {.versions = &versions,
		.submission = options->submission,
		.origin = {options->handed_by, options->handed_at, options->handed_as},
		.judges = &judges,
		.sizes = &sizes};
	struct precedent_court court = {house, &judges, &inspection.facts};
	struct clock clock = {.begin = now_ms(),
		.last_cpu = cpu_ms(),
		.stages = {.name = text_copy("stages")},
		.cpu = {.name = text_copy("cpu")}};
	bool fit, staged;

	*judgement = (struct judgement){.facts = {.name = text_copy("facts")}};
	clock.last = clock.begin;
	tools_read(house, &versions);
	judges_hash(&judges, house, lab, &versions);
	fit = tools_are_fit(house, &versions, &facts, &why);
	staged = inspect_open(&inspection, house, lab, options, &complaint);
	facts_copy(&inspection.facts, &facts);
	fit = fit && has_room(&inspection.work, &why);
	fit = fit && (!staged || is_of_this_copy(lab, options, &why));
	if (fit) {
		read_answers(&inspection, options, &versions);
		stage_ends(&clock, "preparation");
		inspect_all(&inspection, options, staged, &complaint, &clock);
	}
	fit = fit && has_room(&inspection.work, &why);
	inspect_save(&inspection);
	list_sizes(&inspection, &sizes);
	text_clear(&complaint);
	if (fit && !rubric_run(&judgement->rubric, &inspection.work, &court, &complaint))
		die(EXIT_OUR_FAULT, "%s", text_string(&complaint));
	stage_ends(&clock, "rubric");
	input.stages = &clock.stages;
	input.cpu = &clock.cpu;
	input.work = &inspection.work;
	input.rubric = fit ? &judgement->rubric : NULL;
	input.cannot = text_string(&why);
	input.facts = &inspection.facts;
	input.milliseconds = now_ms() - clock.begin;
	result_make(&input, &judgement->result);

	facts_copy(&judgement->facts, &inspection.facts);
	judgement->findings = inspection.findings;
	inspection.findings = (struct findings){0};
	judgement->directory = text_copy(inspection.work.directory);
	inspect_close(&inspection);
	conf_release(&versions);
	conf_release(&judges);
	conf_release(&sizes);
	conf_release(&clock.stages);
	conf_release(&clock.cpu);
	conf_release(&facts);
	text_release(&why);
	text_release(&complaint);
}

void judgement_release(struct judgement *judgement)
{
	result_release(&judgement->result);
	rubric_release(&judgement->rubric);
	findings_release(&judgement->findings);
	conf_release(&judgement->facts);
	free(judgement->directory);
}
