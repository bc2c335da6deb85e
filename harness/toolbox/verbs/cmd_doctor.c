#include "base/fault.h"
#include "base/file.h"
#include "detectors/detector.h"
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

/* Prints one line; returns 1 when it is a bad one. */
static int say(bool good, const char *what, const char *how)
{
	char lead[64];

	printf("  %s%s%s  ", ink(good ? GREEN : RED), good ? "ok" : "NO", ink_off());
	snprintf(lead, sizeof lead, "%-14s", what);
	printf("%s", lead);
	screen_wrap(20, "", how);
	return !good;
}

static int examine_tools(const struct house *house, const struct conf *versions)
{
	int bad = say(true, "toolchain", house->toolchain.clang);

	for (const struct tool *tool = tools; tool->name; tool++) {
		const char *version = conf_get_or(versions, tool->name, NULL);
		char *package = tool_package(house, tool);
		char *mend = text_format(
			"missing: %s. Mend: apt-get install %s", tool->purpose, package);

		bad += say(version != NULL, tool->name, version ? version : mend);
		free(mend);
		free(package);
	}
	return bad;
}

/* A script says so, since it is asked before there is a toolbox, too. */
static int examine_machine(const struct house *house)
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
	say(good, "machine", good ? "Linux on x86-64" : line);
	free(line);
	text_release(&said);
	job_free(job);
	return !good;
}

static int examine_processors(void)
{
	cpu_set_t set;
	int count = sched_getaffinity(0, sizeof set, &set) == 0 ? CPU_COUNT(&set) : 1;
	char *line = count > 1
			     ? text_format("%d", count)
			     : text_format("only one: races are still found, but `run` will hardly "
					   "ever show a wrong result. Mend: give this machine or "
					   "container a second one");
	/* One is enough to judge: the detectors do not need a second. */
	say(count > 1, "processors", line);
	free(line);
	return 0;
}

static void examine_addresses(void)
{
	int before = personality(0xffffffff);
	bool can = before != -1 && personality((unsigned)before | ADDR_NO_RANDOMIZE) != -1;

	if (can)
		personality((unsigned)before);
	say(true, "addresses",
		can ? "can be fixed, so ThreadSanitizer starts even where they are very random"
		    : "cannot be fixed here; that is fine as long as the calibration passes");
}

/* No wall is nobody's fault: a student's own check needs none. */
static void examine_wall(const struct house *house)
{
	struct wall_probe probe;
	char *line;

	wall_probe(house, &probe);
	line = text_format("%s around what is graded: %s%s%s", wall_kinds[probe.level].name,
		wall_kinds[probe.level].what, probe.missing ? ". " : "",
		probe.missing ? probe.missing : "");
	say(true, "wall", line);
	free(line);
	wall_probe_release(&probe);
}

static void examine_calibrated(const struct conf *calibration, const char *tool)
{
	char key[64], *line;
	const char *state;

	snprintf(key, sizeof key, "calibration.%s", tool);
	state = conf_get_or(calibration, key, "was not tried");
	line = strcmp(state, "ok") == 0
		       ? text_copy("silent on a correct program, finds the race in a racy one")
		       : text_format("%s. %s", state,
				 conf_get_or(calibration, "calibration.error", ""));
	say(strcmp(state, "ok") == 0, tool, line);
	free(line);
}

static int examine_calibration(const struct house *house, const struct conf *versions)
{
	struct conf calibration;
	bool fit = calibrate(house, versions, &calibration);

	for (const struct detector *detector = detectors; detector->name; detector++)
		if (detector->decides)
			examine_calibrated(&calibration, detector->name);
	examine_calibrated(&calibration, "explorer");
	if (!fit && conf_get(&calibration, "calibration.mend"))
		printf("\n  Mend: %s\n", conf_get(&calibration, "calibration.mend"));
	conf_release(&calibration);
	return !fit;
}

int cmd_doctor(const struct request *request)
{
	struct conf versions;
	const struct tool *missing;
	int bad;

	tools_read(request->house, &versions);
	printf("Tools\n");
	bad = examine_tools(request->house, &versions);
	printf("\nThis machine\n");
	bad += examine_machine(request->house);
	bad += examine_processors();
	examine_addresses();
	examine_wall(request->house);
	missing = tools_missing(&versions);
	if (missing) {
		printf("\n  Mend: make deps    (installs everything that is missing)\n");
	} else {
		printf("\nThe detectors and the explorer, on a correct program and a racy one\n");
		bad += examine_calibration(request->house, &versions);
	}
	printf("\n  %s\n", bad ? "This machine cannot judge yet."
			       : "Everything is here, and the detectors are fit to judge.");
	conf_release(&versions);
	return bad ? EXIT_CANNOT_JUDGE : EXIT_SOLVED;
}
