#include "base/fault.h"
#include "base/file.h"
#include "detectors/detector.h"
#include "process/tools.h"
#include "verbs/command.h"
#include "verbs/program.h"
#include "verdict/fitness.h"
#include "verdict/policy.h"
#include "words/explain.h"
#include "words/screen.h"
#include "words/typed.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Cannot detect without fit detectors; says which is not and what mends it. */
static bool detectors_are_fit(const struct house *house)
{
	struct conf versions;
	struct fitness fitness;
	bool fit;

	tools_read(house, &versions);
	fitness_measure(&fitness, house, &versions);
	fit = fitness.fit;
	if (fitness.missing)
		warn("cannot judge: %s is missing; `make deps` installs it", fitness.missing->name);
	else if (!fit)
		warn("cannot judge: a detector failed its calibration; `make doctor` says which");
	fitness_release(&fitness);
	conf_release(&versions);
	return fit;
}

static long fact(
	const struct inspection *inspection, const struct detector *detector, const char *name)
{
	char key[64];

	snprintf(key, sizeof key, "%s.%s", detector->name, name);
	return conf_number(&inspection->facts, key, 0);
}

/*
 * `told` remembers the kinds that were explained already: once is enough. A finding that does not
 * count gets the reason for that instead.
 */
static void tell_finding(const struct inspection *inspection, const struct finding *finding,
	const char *source, unsigned *told)
{
	const char *program = lab_program(inspection->work.lab);
	struct text lesson = {0};
	bool counts = policy_weigh(finding, &inspection->findings, &inspection->facts, program,
			      lab_edit(inspection->work.lab), &lesson) == WEIGHT_COUNTS;
	bool why = counts && !(*told & 1u << finding->kind);

	explain_finding(finding, source, program, why ? EXPLAIN_WHY : EXPLAIN);
	if (lesson.length)
		screen_wrap(4, "    ", text_string(&lesson));
	if (why)
		*told |= 1u << finding->kind;
	putchar('\n');
	text_release(&lesson);
}

static void tell_detector(
	const struct inspection *inspection, const struct detector *detector, unsigned *told)
{
	char *source = work_folder_path(&inspection->work, "src");
	long runs = fact(inspection, detector, "runs");
	long broken = fact(inspection, detector, "broken");
	bool found = false;

	if (!detector->decides)
		printf("  %s is a witness: its word decides nothing.\n\n", detector->title);
	for (size_t i = 0; i < inspection->findings.count; i++) {
		const struct finding *finding = inspection->findings.items[i];

		if (strcmp(finding->tool, detector->name) != 0)
			continue;
		found = true;
		tell_finding(inspection, finding, source, told);
	}
	if (!found && runs == 0)
		printf("  %s was not run: the program got stuck before its turn came.\n\n",
			detector->title);
	else if (broken)
		printf("  %s broke down in %ld of %ld runs.\n\n", detector->title, broken, runs);
	else if (!found)
		printf("  %s reports nothing in %ld runs.\n\n", detector->title, runs);
	else
		printf("  %sreported in %ld of %ld runs%s\n\n", ink(FAINT),
			fact(inspection, detector, "reporting"), runs, ink_off());
	free(source);
}

/* The weight of all that the runs showed, a deadlock included. */
static enum weight weigh(const struct inspection *inspection)
{
	const struct lab *lab = inspection->work.lab;

	if (conf_number(&inspection->facts, "ends.deadlock", 0))
		return WEIGHT_COUNTS;
	return policy_weigh_all(
		&inspection->findings, &inspection->facts, lab_program(lab), lab_edit(lab));
}

static int exit_code(enum weight weight)
{
	switch (weight) {
	case WEIGHT_NOTHING:
		return EXIT_SOLVED;
	case WEIGHT_UNCLEAR:
		return EXIT_CANNOT_JUDGE;
	case WEIGHT_COUNTS:
		return EXIT_NOT_SOLVED;
	}
	bug("weight %d", (int)weight);
}

/* Is there work in the lab for a detector that decides? */
static bool has_detector(const struct lab *lab)
{
	for (const struct detector *detector = detectors; detector->name; detector++)
		if (detector->decides && lab_has_variant(lab, detector->name))
			return true;
	return false;
}

/* Where no detector sees anything, the explorer may. */
static void tell_next(const struct inspection *inspection, enum weight weight)
{
	const struct lab *lab = inspection->work.lab;
	bool found = weight == WEIGHT_COUNTS;
	char *command = typed_verb(inspection->work.house,
		found || !lab_has_variant(lab, "explore") ? "check" : "explore", lab, "");

	printf("  Next: %s%s\n", found ? "mend the program, then " : "", command);
	free(command);
}

static int tell_all(const struct inspection *inspection, bool witnesses)
{
	const struct lab *lab = inspection->work.lab;
	const struct conf *facts = &inspection->facts;
	char *directory = path_shown(inspection->work.directory);
	enum weight weight = weigh(inspection);
	unsigned told = 0;

	printf("%s: what the detectors see\n\n", lab_title(lab));
	for (const struct detector *detector = detectors; detector->name; detector++)
		if (detector->decides || witnesses)
			tell_detector(inspection, detector, &told);
	if (conf_get_or(facts, "ends.deadlock.story", NULL))
		screen_wrap(2,
			"  It is stuck for ever: ", conf_get_or(facts, "ends.deadlock.story", ""));
	if (weight == WEIGHT_UNCLEAR && conf_get(facts, "tsan.unhooked"))
		screen_wrap(2, "  Cannot judge: no detector sees all of it. ",
			conf_get(facts, "tsan.unhooked"));
	else if (weight == WEIGHT_UNCLEAR)
		screen_wrap(2, "  ", "Cannot judge: no detector understands this program.");
	printf("  %sSeed %lu; the detectors' own words are in %s/run%s\n", ink(FAINT),
		inspection->runs.seed, directory, ink_off());
	if (!lab->is_own_program)
		tell_next(inspection, weight);
	free(directory);
	return exit_code(weight);
}

static int print_findings(const struct inspection *inspection)
{
	char *path = work_folder_path(&inspection->work, "findings.json");
	struct text text = {0};

	file_read(&text, path, 64 << 20);
	printf("%s\n", text_string(&text));
	text_release(&text);
	free(path);
	return exit_code(weigh(inspection));
}

static int tell_as_gcc(const struct program *program)
{
	const struct inspection *inspection = &program->inspection;
	enum weight weight = weigh(inspection);
	struct gcc gcc;

	program_gcc(program, &gcc);
	gcc_findings(&gcc, &inspection->findings, &inspection->facts);
	gcc_release(&gcc);
	if (weight == WEIGHT_UNCLEAR)
		warn("cannot judge: no detector understands this program");
	return exit_code(weight);
}

/* In the form that the request asks for. Returns the exit code. */
static int tell(const struct program *program, const struct request *request)
{
	if (program->wants_gcc)
		return tell_as_gcc(program);
	return request->json ? print_findings(&program->inspection)
			     : tell_all(&program->inspection, request->all);
}

int cmd_detect(const struct request *request)
{
	struct program program;
	struct inspection *inspection = &program.inspection;
	int code;

	program_find(&program, request, "detect", "watching");
	program.options.witnesses = request->all;
	if (!has_detector(program.lab))
		die(EXIT_CANNOT_JUDGE,
			"cannot detect: there is nothing in this lab for a detector; "
			"`run` is the tool for it");
	if (!detectors_are_fit(request->house)) {
		code = EXIT_CANNOT_JUDGE;
	} else if (!program_build(&program, request, plan_detect, true)) {
		code = program.unbuilt;
	} else if (program_is_forbidden(&program)) {
		code = EXIT_NOT_SOLVED;
	} else {
		inspection->runs.stop_at_report = true;
		inspect_run(inspection, plan_detect, 0);
		screen_progress_done();
		code = tell(&program, request);
	}
	program_close(&program);
	return code;
}
