#include "base/fault.h"
#include "base/file.h"
#include "base/json.h"
#include "detectors/detector.h"
#include "export/say.h"
#include "process/pool.h"
#include "process/tools.h"
#include "process/wall_probe.h"
#include "verbs/command.h"
#include "verdict/calibrate.h"
#include "words/screen.h"

#include <sched.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/personality.h>
#include <unistd.h>

/* What is found, in words on the screen or, where `rows` is an array, there. */
struct exam {
	json_t *rows;
};

static void heading(const struct exam *exam, const char *words)
{
	if (!exam->rows)
		printf("%s\n", words);
}

/* Tells one line; returns 1 when it is a bad one. */
static int say(const struct exam *exam, bool good, const char *what, const char *how)
{
	char lead[64];

	if (exam->rows) {
		json_t *row = json_object();

		json_set_text(row, "what", what);
		json_object_set_new(row, "good", json_boolean(good));
		json_set_text(row, "words", how);
		json_array_append_new(exam->rows, row);
		return !good;
	}
	printf("  %s%s%s  ", ink(good ? GREEN : RED), good ? "ok" : "NO", ink_off());
	snprintf(lead, sizeof lead, "%-14s", what);
	printf("%s", lead);
	screen_wrap(20, "", how);
	return !good;
}

static int examine_tools(
	const struct exam *exam, const struct house *house, const struct conf *versions)
{
	int bad = say(exam, true, "toolchain", house->toolchain.clang);

	for (const struct tool *tool = tools; tool->name; tool++) {
		const char *version = conf_get_or(versions, tool->name, NULL);
		char *package = tool_package(house, tool);
		char *mend = text_format(
			"missing: %s. Mend: apt-get install %s", tool->purpose, package);

		bad += say(exam, version != NULL, tool->name, version ? version : mend);
		free(mend);
		free(package);
	}
	return bad;
}

/* A script says so, since it is asked before there is a toolbox, too. */
static int examine_machine(const struct exam *exam, const struct house *house)
{
	const char *pretended = getenv("RACELAB_MACHINE");
	struct job *job = job_new("machine");
	struct text said = {0};
	char *line;
	bool good;

	job->output = text_format("%s/machine.%ld.txt", house->cache, (long)getpid());
	job->errors = text_copy(job->output);
	job->limits = (struct limits){.milliseconds = 20000, .output_bytes = 1 << 16};
	line = text_format("%s/machine", house->harness);
	job_argument(job, line);
	free(line);
	if (pretended) {
		line = text_format("RACELAB_MACHINE=%s", pretended);
		job_environment(job, line);
		free(line);
	}
	job_run(job);
	good = job_succeeded(job);
	file_read(&said, job->output, 1 << 16);
	unlink(job->output);
	line = text_format("%.*s", (int)strcspn(text_string(&said), "\n"), text_string(&said));
	say(exam, good, "machine", good ? "Linux on x86-64" : line);
	free(line);
	text_release(&said);
	job_free(job);
	return !good;
}

static int examine_processors(const struct exam *exam)
{
	cpu_set_t set;
	int count = sched_getaffinity(0, sizeof set, &set) == 0 ? CPU_COUNT(&set) : 1;
	char *line = count > 1
			     ? text_format("%d", count)
			     : text_format("only one: races are still found, but `run` will hardly "
					   "ever show a wrong result. Mend: give this machine or "
					   "container a second one");
	/* One is enough to judge: the detectors do not need a second. */
	say(exam, count > 1, "processors", line);
	free(line);
	return 0;
}

static void examine_addresses(const struct exam *exam)
{
	int before = personality(0xffffffff);
	bool can = before != -1 && personality((unsigned)before | ADDR_NO_RANDOMIZE) != -1;

	if (can)
		personality((unsigned)before);
	say(exam, true, "addresses",
		can ? "can be fixed, so ThreadSanitizer starts even where they are very random"
		    : "cannot be fixed here; that is fine as long as the calibration passes");
}

/* No wall is nobody's fault: a student's own check needs none. */
static void examine_wall(const struct exam *exam, const struct house *house)
{
	struct wall_probe probe;
	char *line;

	wall_probe(house, &probe);
	line = text_format("%s around what is graded: %s%s%s", wall_kinds[probe.level].name,
		wall_kinds[probe.level].what, probe.missing ? ". " : "",
		probe.missing ? probe.missing : "");
	say(exam, true, "wall", line);
	free(line);
	wall_probe_release(&probe);
}

static void examine_calibrated(
	const struct exam *exam, const struct conf *calibration, const char *tool)
{
	char key[64], *line;
	const char *state;

	snprintf(key, sizeof key, "calibration.%s", tool);
	state = conf_get_or(calibration, key, "was not tried");
	line = strcmp(state, "ok") == 0
		       ? text_copy("silent on a correct program, finds the race in a racy one")
		       : text_format("%s. %s", state,
				 conf_get_or(calibration, "calibration.error", ""));
	say(exam, strcmp(state, "ok") == 0, tool, line);
	free(line);
}

static void say_mend(const struct exam *exam, const char *command)
{
	if (exam->rows)
		say(exam, false, "mend", command);
	else
		printf("\n  Mend: %s\n", command);
}

static int examine_calibration(
	const struct exam *exam, const struct house *house, const struct conf *versions)
{
	struct conf calibration;
	bool fit = calibrate(house, versions, &calibration);

	for (const struct detector *detector = detectors; detector->name; detector++)
		if (detector->decides)
			examine_calibrated(exam, &calibration, detector->name);
	examine_calibrated(exam, &calibration, "explorer");
	if (!fit && conf_get(&calibration, "calibration.mend"))
		say_mend(exam, conf_get(&calibration, "calibration.mend"));
	conf_release(&calibration);
	return !fit;
}

/* Returns how many things are bad. */
static int examine_all(const struct exam *exam, const struct house *house)
{
	struct conf versions;
	int bad;

	tools_read(house, &versions);
	heading(exam, "Tools");
	bad = examine_tools(exam, house, &versions);
	heading(exam, "\nThis machine");
	bad += examine_machine(exam, house);
	bad += examine_processors(exam);
	examine_addresses(exam);
	examine_wall(exam, house);
	if (tools_missing(&versions)) {
		say_mend(exam, "make deps    (installs everything that is missing)");
	} else {
		heading(exam,
			"\nThe detectors and the explorer, on a correct program and a racy one");
		bad += examine_calibration(exam, house, &versions);
	}
	conf_release(&versions);
	return bad;
}

int cmd_doctor(const struct request *request)
{
	struct exam exam = {.rows = request->json ? json_array() : NULL};
	int bad = examine_all(&exam, request->house);

	if (exam.rows) {
		json_t *whole = json_object();

		json_object_set_new(whole, "fit", json_boolean(!bad));
		json_object_set_new(whole, "found", exam.rows);
		put_json(whole);
	} else {
		printf("\n  %s\n", bad ? "This machine cannot judge yet."
				       : "Everything is here, and the detectors are fit to judge.");
	}
	return bad ? EXIT_CANNOT_JUDGE : EXIT_SOLVED;
}
